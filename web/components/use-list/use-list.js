import { el, replace } from '../../lib/dom.js';
import { get } from '../../lib/api.js';
import { cardAddress, country, date, humanised, number, sourceMarks } from '../../lib/words.js';
import { citedOnly, prevalence, procedures, via, worded } from '../technique-list/technique-list.js';

/**
 * Actors, software or campaigns that stand in a use: who or what, facts beside, and how on demand.
 * On the card of a technique with sub-techniques, their users can be counted in.
 */
class UseList extends HTMLElement {
  connectedCallback() {
    this.rows = el('ul', { class: 'uses' });
    const withSub = this.card?.type === 'technique' && this.card.subtechniques?.length > 0;
    const many = this.uses.some((use) => worded(use.procedures).length > 0);
    this.fold = many && el('button', { type: 'button', class: 'button quiet', onclick: () => this.setOpen(this.fold.dataset.open !== 'true') });
    replace(this,
      (withSub || many) && el('div', { class: 'use-bar' },
        withSub && el('label', { class: 'use-sub' }, el('input', { type: 'checkbox', onchange: (event) => this.withSubtechniques(event.target.checked) }), 'Count users of sub-techniques in'),
        this.fold),
      this.rows);
    this.draw(this.uses);
  }

  draw(uses) {
    replace(this.rows, uses.map((use) => row(this.kind, use)));
    if (this.fold) this.setOpen(uses.length <= 12);
  }

  setOpen(open) {
    for (const box of this.rows.querySelectorAll('details')) box.open = open;
    this.fold.dataset.open = String(open);
    this.fold.textContent = open ? 'Hide how' : 'Show how';
  }

  async withSubtechniques(on) {
    const title = this.closest('section').querySelector('.section-count');
    let uses = this.uses;
    if (on) {
      try {
        const answer = await get(`techniques/${encodeURIComponent(this.card.id)}`, new URLSearchParams({ subtechniques: 'true' }));
        uses = answer.actors;
      } catch (error) {
        replace(this.rows, el('li', { class: 'use', role: 'alert' }, error.message));
        return;
      }
    }
    title.textContent = number(uses.length);
    this.draw(uses);
  }
}

function row(kind, use) {
  const how = worded(use.procedures);
  const name = use.id ? el('a', { href: cardAddress({ type: kind, id: use.id }) }, use.name) : use.name;
  return el('li', { class: 'use' },
    el('div', { class: 'use-head' },
      el('span', { class: 'use-name' }, name), use.attack_id && el('span', { class: 'id' }, use.attack_id),
      beside(kind, use), kind !== 'campaign' && via(use), sourceMarks(use.sources), citedOnly(use.procedures)),
    how.length > 0 && el('details', { class: 'more' }, el('summary', {}, how.length === 1 ? 'How' : `How (${how.length})`), procedures(how)));
}

function beside(kind, use) {
  switch (kind) {
    case 'actor':
      return el('span', { class: 'use-facts' }, (use.countries ?? []).map((code) => [country(code), ' ']));
    case 'software':
      return [use.kinds?.length > 0 && el('span', { class: 'use-facts' }, [...new Set(use.kinds.map(humanised))].join(', ')), prevalence('software', use)];
    default:
      return el('span', { class: 'use-facts' }, use.first_seen && date(use.first_seen), use.last_seen && [' – ', date(use.last_seen)]);
  }
}

customElements.define('use-list', UseList);
