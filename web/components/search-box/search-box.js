import { el, icon, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { navigate } from '../../lib/router.js';
import { address, changed, readQuery } from '../../lib/query.js';
import { TYPES, cardAddress, flag } from '../../lib/words.js';

const DELAY = 80;
const KINDS = { sector: 'Targeted sector', country: 'Country' };
let serial = 0;

/**
 * Where one types. On the results page the results themselves follow; elsewhere names are offered
 * to go to at once. The address holds the text, this box only shows it.
 */
class SearchBox extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    const id = `search-${++serial}`;
    const served = this.querySelector('input');
    const typed = served && served.value !== served.defaultValue ? served.value : null;
    const focused = served !== null && served === document.activeElement;
    this.list = el('ul', { class: 'suggestions', id: `${id}-list`, role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
    this.input = el('input', {
      type: 'search', name: 'q', id, role: 'combobox', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
      placeholder: 'Actor, alias, software, technique, id …', maxlength: 1024,
      'aria-label': 'Search actors, software, techniques and campaigns', 'aria-autocomplete': 'list',
      'aria-expanded': 'false', 'aria-controls': `${id}-list`, enterkeyhint: 'search',
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onblur: () => this.close(),
    });
    this.said = el('span', { class: 'visually-hidden', role: 'status' });
    replace(
      this,
      el(
        'form',
        { class: 'search-form', role: 'search', action: '/search', onsubmit: (event) => this.submit(event) },
        el('span', { class: 'search-icon' }, icon('search')),
        this.input,
        el('kbd', { class: 'search-key', 'aria-hidden': 'true' }, '/'),
        this.list,
        this.said,
      ),
    );
    this.offers = [];
    this.active = -1;
    this.onAddress = ({ detail }) => this.follow(detail.url);
    window.addEventListener('address', this.onAddress);
    this.follow(new URL(location.href));
    if (typed !== null) this.type(typed);
    if (focused) this.input.focus();
  }

  /** Text that was typed before this box was there. */
  type(text) {
    this.input.value = text;
    this.input.setSelectionRange(text.length, text.length);
    this.typed();
  }

  disconnectedCallback() {
    window.removeEventListener('address', this.onAddress);
    this.request?.abort();
    clearTimeout(this.timer);
  }

  focus() {
    this.input.focus();
    this.input.select();
  }

  /** Takes the text from the address, unless the reader is ahead of it. */
  follow(url) {
    const text = url.pathname === '/search' ? (url.searchParams.get('q') ?? '') : '';
    if (this.pending || this.input.value.trim() === text) return;
    this.input.value = text;
    this.close();
  }

  get live() {
    return location.pathname === '/search';
  }

  typed() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.pending = true;
    this.timer = setTimeout(() => {
      if (this.live) this.goLive();
      else this.suggest();
      this.pending = false;
    }, DELAY);
  }

  goLive() {
    const params = changed(readQuery(new URL(location.href)), { q: this.input.value.trim() });
    navigate(address(params), { replace: true });
  }

  async suggest() {
    const text = this.input.value.trim();
    if (!text) return this.close();
    const request = new AbortController();
    this.request = request;
    try {
      const answer = await get('suggest', new URLSearchParams({ q: text }), request.signal);
      if (request.signal.aborted || document.activeElement !== this.input) return undefined;
      this.offer(text, Array.isArray(answer) ? answer : (answer.suggestions ?? []));
    } catch (error) {
      if (!aborted(error)) this.offer(text, []);
    }
    return undefined;
  }

  offer(text, suggestions) {
    this.offers = [
      ...suggestions.map((one) => ({ address: target(one), row: row(one) })),
      { address: address(new URLSearchParams({ q: text })), row: [el('span', { class: 'suggestion-name' }, icon('search'), ' Search for “', text, '”')] },
    ];
    this.active = -1;
    replace(this.list, this.offers.map((offer, i) =>
      el('li', {
        role: 'option', id: `${this.list.id}-${i}`, class: 'suggestion', 'aria-selected': 'false',
        onmousedown: (event) => event.preventDefault(),
        onclick: (event) => this.open(i, event.ctrlKey || event.metaKey),
        onauxclick: (event) => event.button === 1 && this.open(i, true),
      }, offer.row)));
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.input.removeAttribute('aria-activedescendant');
    this.said.textContent = suggestions.length === 1 ? '1 suggestion' : `${suggestions.length} suggestions`;
  }

  close() {
    this.request?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.said.textContent = '';
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (open) {
        event.preventDefault();
        this.move(event.key === 'ArrowDown' ? 1 : -1);
      } else if (this.live && event.key === 'ArrowDown') {
        const first = document.querySelector('.hit-name');
        if (first) { event.preventDefault(); first.focus(); }
      } else if (event.key === 'ArrowDown') {
        this.suggest();
      }
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      this.close();
    } else if (event.key === 'Enter' && open && this.active >= 0) {
      event.preventDefault();
      this.open(this.active, event.ctrlKey || event.metaKey);
    }
  }

  move(step) {
    const count = this.offers.length;
    this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === this.active)));
    const option = this.list.children[this.active];
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  open(i, aside) {
    const { address: to } = this.offers[i];
    if (aside) {
      window.open(to, '_blank', 'noopener');
      return;
    }
    this.close();
    this.pending = false;
    this.input.value = '';
    this.input.blur();
    navigate(to);
  }

  submit(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    this.pending = false;
    this.close();
    if (this.live) this.goLive();
    else navigate(address(new URLSearchParams({ q: this.input.value.trim() })));
  }
}

/** A card, or the search for a sector or country. */
function target(one) {
  return one.links?.html ?? (TYPES[one.type] ? cardAddress(one) : address(new URLSearchParams({ [one.type]: one.id })));
}

function row(one) {
  const kind = TYPES[one.type];
  return [
    el('span', { class: 'suggestion-name' }, one.type === 'country' && [flag(one.id), ' '], el('strong', {}, one.matched),
      one.matched !== one.name && el('span', { class: 'muted' }, ' → ', one.name)),
    el('span', { class: 'suggestion-kind' }, one.attack_id && el('span', { class: 'id' }, one.attack_id, ' '),
      el('span', { class: ['kind', kind && `kind-${one.type}`] }, kind?.label ?? KINDS[one.type] ?? one.type)),
  ];
}

customElements.define('search-box', SearchBox);

/** `/` goes to the box that shows, wherever one is. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.('input, textarea, select, [contenteditable]') || document.querySelector('dialog[open]')) return;
  const box = [...document.querySelectorAll('search-box')].findLast((one) => one.checkVisibility({ visibilityProperty: true }));
  if (box) {
    event.preventDefault();
    box.focus();
  }
});
