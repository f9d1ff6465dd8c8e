import { el, join, replace } from '../../lib/dom.js';
import { aborted, card as fetchCard, neighbours as fetchNeighbours } from '../../lib/api.js';
import { correctAddress } from '../../lib/router.js';
import { failed, waiting } from '../../lib/states.js';
import { TYPES, cardAddress, cardLink } from '../../lib/words.js';
import { sections } from './sections.js';
import '../card-head/card-head.js';

const AT_ONCE = 3;

/** One card, whatever its kind: the head, then a section per block that the data has. */
class CardPage extends HTMLElement {
  async show(url) {
    this.request?.abort();
    this.request = new AbortController();
    const id = decodeURIComponent(url.pathname.split('/')[2]);
    document.title = `${id} · Actordex`;
    replace(this, el('div', { class: 'page card' }, waiting(24)));
    try {
      const beside = fetchNeighbours(id, this.request.signal).catch(() => null);
      const card = await fetchCard(id, this.request.signal);
      if (cardAddress(card) !== url.pathname) correctAddress(cardAddress(card) + url.search + url.hash);
      await this.draw(card, await beside);
    } catch (error) {
      if (aborted(error)) return;
      replace(this, el('div', { class: 'page card' }, error.status === 404 ? missing(id, error) : failed(error, () => this.show(url))));
    }
  }

  connectedCallback() {
    this.onPrint = () => this.unfold();
    this.afterPrint = () => this.foldAgain();
    window.addEventListener('beforeprint', this.onPrint);
    window.addEventListener('afterprint', this.afterPrint);
  }

  disconnectedCallback() {
    this.request?.abort();
    window.removeEventListener('beforeprint', this.onPrint);
    window.removeEventListener('afterprint', this.afterPrint);
  }

  /** Paper has nothing to click on: what is folded is printed, raw records aside. */
  unfold() {
    this.unfolded = [...this.querySelectorAll('details:not([open], .raw-record, .heat, .export, .indicator-kql)')];
    for (const box of this.unfolded) box.open = true;
  }

  foldAgain() {
    for (const box of this.unfolded ?? []) box.open = false;
    this.unfolded = [];
  }

  /** Draws what is seen first, then the rest: a long card stands at once. */
  async draw(card, neighbours) {
    document.title = `${card.name}${card.attack_id ? ` (${card.attack_id})` : ''} · ${TYPES[card.type].label} · Actordex`;
    const blocks = sections(card);
    const body = el('div', { class: 'card-sections' }, blocks.slice(0, AT_ONCE).map(section));
    replace(this, el('article', { class: 'page card' },
      el('card-head', { '.card': card, '.neighbours': neighbours }),
      el('div', { class: 'card-body' },
        el('nav', { class: 'card-toc', 'aria-label': 'On this page' },
          el('ul', {}, blocks.map(({ id, title, count }) =>
            el('li', {}, el('a', { href: `#${id}` }, title, count > 0 && el('span', { class: 'toc-count' }, count)))))),
        body)));
    await painted();
    body.append(...blocks.slice(AT_ONCE).map(section));
  }
}

/** After the next frame; at once in a window that nobody sees, which draws no frames. */
const painted = () => new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => setTimeout(done))));

function section({ id, title, count, lead, body }) {
  return el('section', { class: 'card-section', id, 'aria-labelledby': `${id}-title` },
    el('h2', { id: `${id}-title` }, title, count > 0 && el('span', { class: 'section-count' }, count)),
    lead && el('p', { class: 'section-lead' }, lead),
    body);
}

function missing(id, error) {
  const near = error.problem?.near ?? [];
  return el('section', { class: 'notice' },
    el('h1', {}, 'No such card'),
    el('p', {}, error.message),
    near.length > 0 && el('p', {}, 'Near: ', join(near.map((one) => [cardLink(one), one.attack_id ? [' ', el('span', { class: 'id' }, one.attack_id)] : null]))),
    el('p', {}, el('a', { href: `/search?q=${encodeURIComponent(id)}` }, 'Search for “', id, '”'), ' · ', el('a', { href: '/actors' }, 'All actors')));
}

customElements.define('card-page', CardPage);
