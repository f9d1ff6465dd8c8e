import { el, icon, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { navigate } from '../../lib/router.js';
import { address, changed, conditions, readQuery, toggled } from '../../lib/query.js';
import { countryName, counted, fieldName, humanised } from '../../lib/words.js';
import { failed, waiting } from '../../lib/states.js';
import '../facet-panel/facet-panel.js';

const FIELDS = { country: 'Origin', target: 'Target', first_seen: 'First seen', active: 'Active', tool: 'Software' };

/**
 * Which actors a view is about: the facets of a search in a drawer, what is in force as chips. The
 * conditions stand in the address of the page, which follows them; parameters of the page's own
 * stay as they are.
 */
class ActorFilter extends HTMLElement {
  constructor() {
    super();
    this.labels = new Map();
  }

  build() {
    this.chips = el('div', { class: 'filter-chips' });
    this.panel = el('facet-panel');
    this.body = el('div', { class: 'sheet-body' }, waiting(10));
    this.done = el('button', { type: 'button', class: 'button primary', onclick: () => this.sheet.close() }, 'Show');
    this.button = el('button', { type: 'button', class: 'button', onclick: () => this.open() });
    this.sheet = el('dialog', { class: 'sheet drawer', 'aria-label': 'Filters', onclick: (event) => event.target === this.sheet && this.sheet.close() },
      el('div', { class: 'sheet-head' }, el('h2', {}, 'Filters'), el('button', { type: 'button', class: 'button quiet', 'aria-label': 'Close filters', onclick: () => this.sheet.close() }, icon('close'))),
      this.body, el('div', { class: 'sheet-foot' }, this.done));
    replace(this, this.button, this.chips, this.sheet);
    this.addEventListener('toggle-value', ({ detail }) => this.toggle(detail));
    this.addEventListener('clear-facet', ({ detail }) => this.go({ [detail.name]: null, [`-${detail.name}`]: null }));
    this.addEventListener('change-years', ({ detail }) => this.go({ [detail.name]: detail.value }));
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  /**
   * @param url of the page
   * @param own the names of the page's own parameters, which say how it is shown
   */
  draw(url, own = []) {
    if (!this.chips) this.build();
    this.url = url;
    this.own = own;
    this.params = actorConditions(url);
    this.drawChips();
    if (this.sheet.open || conditions(this.params).length > 0) this.count();
    else this.counted = null;
  }

  open() {
    this.sheet.showModal();
    this.count();
  }

  /** The facets of the same question as a search; asked for only when they are to be seen. */
  async count() {
    const key = this.params.toString();
    if (this.counted === key) return;
    this.counted = key;
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const asked = new URLSearchParams(this.params);
    asked.set('type', 'actor');
    asked.set('size', 1);
    try {
      const answer = await get('search', asked, request.signal);
      if (this.request !== request) return;
      for (const facet of answer.facets) for (const value of facet.values) this.labels.set(`${facet.name}=${value.value}`, value.label);
      if (!this.panel.isConnected) replace(this.body, this.panel);
      this.panel.draw(answer.facets.filter(({ name }) => name !== 'type'), this.params);
      this.done.textContent = `Show ${counted(answer.total, 'actor')}`;
      this.drawChips();
    } catch (error) {
      this.counted = null;
      if (!aborted(error)) replace(this.body, failed(error, () => this.count()));
    }
  }

  toggle({ name, value }) {
    const opposite = name.startsWith('-') ? name.slice(1) : `-${name}`;
    const without = changed(this.params, { [opposite]: this.params.getAll(opposite).filter((one) => one !== value) });
    navigate(this.address(toggled(without, name, value)));
  }

  go(changes) {
    navigate(this.address(changed(this.params, changes)));
  }

  /** The page under other conditions, shown as it is now. */
  address(params) {
    const next = new URLSearchParams(params);
    for (const name of this.own) for (const value of this.url.searchParams.getAll(name)) next.append(name, value);
    return address(next, this.url.pathname);
  }

  drawChips() {
    const found = conditions(this.params);
    const text = this.params.get('q');
    const chip = (to, said, style) => el('li', {}, el('a', { class: ['chip', style], href: to, 'aria-label': `Remove filter ${said}` }, said, icon('close')));
    replace(this.button, icon('filter'), found.length > 0 ? `Filters (${found.length})` : 'Filters');
    replace(this.chips, (found.length > 0 || text) && el('ul', { class: 'chips', 'aria-label': 'Filters in force' },
      text && chip(this.address(changed(this.params, { q: null })), `“${text}”`),
      found.map((one) => chip(this.address(this.without(one)), this.said(one), one.excluded && 'chip-not')),
      found.length + (text ? 1 : 0) > 1 && el('li', {}, el('a', { class: 'chip chip-clear', href: this.address(new URLSearchParams()) }, 'Clear all'))));
  }

  without({ name, value }) {
    return changed(this.params, { [name]: this.params.getAll(name).filter((one) => one !== value) });
  }

  said({ key, value, excluded }) {
    const label = this.labels.get(`${key}=${value}`) ?? (key === 'country' || key === 'target' ? countryName(value) : humanised(value));
    const shown = key === 'first_seen' || key === 'active' ? value.replace(/^\.\./, 'until ').replace(/\.\.$/, ' on').replace('..', '–') : label;
    return `${FIELDS[key] ?? humanised(fieldName(key))}: ${excluded ? 'not ' : ''}${shown}`;
  }
}

/** The words and conditions of an address, on actors alone. */
export function actorConditions(url) {
  const params = readQuery(url);
  for (const name of ['type', '-type', 'sort', 'page']) params.delete(name);
  return params;
}

customElements.define('actor-filter', ActorFilter);
