import { el, icon, join, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { copyButton } from '../../lib/clipboard.js';
import { navigate } from '../../lib/router.js';
import { failed, waiting } from '../../lib/states.js';
import { PAGE_SIZE, SORTS, address, changed, conditions, lastPage, readQuery, toggled, withoutConditions } from '../../lib/query.js';
import { TYPES, countryName, fieldName, humanised, number } from '../../lib/words.js';
import '../export-menu/export-menu.js';
import '../facet-panel/facet-panel.js';
import '../hit-list/hit-list.js';

const PATIENCE = 150;
const WIDE = matchMedia('(min-width: 62.01rem)');

/** A search and its answer. Everything it shows follows from its address. */
class ResultsPage extends HTMLElement {
  constructor() {
    super();
    this.keepsStanding = true;
    this.labels = new Map();
  }

  build() {
    this.panel = el('facet-panel');
    this.hits = el('hit-list');
    this.summary = el('p', { class: 'results-summary', role: 'status' });
    this.tabs = el('nav', { class: 'results-tabs', 'aria-label': 'Kind of card' });
    this.readings = el('div', { class: 'results-readings' });
    this.chips = el('div', { class: 'results-chips' });
    this.state = el('div', { class: 'results-state' }, waiting(16));
    this.pages = el('nav', { class: 'results-pages', 'aria-label': 'Pages' });
    this.sort = el('select', { id: 'sort', onchange: () => this.change({ sort: this.sort.value === 'relevance' ? null : this.sort.value }) },
      SORTS.map(([value, label]) => el('option', { value }, label)));
    this.exports = el('export-menu');
    this.sheetButton = el('button', { type: 'button', class: 'button results-filter', onclick: () => this.sheet.showModal() }, icon('filter'), 'Filters');
    this.sheetDone = el('button', { type: 'button', class: 'button primary', onclick: () => this.sheet.close() }, 'Show results');
    this.sheet = el('dialog', { class: 'sheet', 'aria-label': 'Filters', onclick: (event) => event.target === this.sheet && this.sheet.close() },
      el('div', { class: 'sheet-head' }, el('h2', {}, 'Filters'), el('button', { type: 'button', class: 'button quiet', 'aria-label': 'Close filters', onclick: () => this.sheet.close() }, icon('close'))),
      el('div', { class: 'sheet-body' }), el('div', { class: 'sheet-foot' }, this.sheetDone));
    this.aside = el('aside', { class: 'results-aside', 'aria-label': 'Filters' });
    replace(this, el('div', { class: 'page results' },
      el('h1', { class: 'visually-hidden' }, 'Search results'),
      this.aside,
      el('div', { class: 'results-main' },
        this.tabs,
        el('div', { class: 'results-bar' }, this.summary,
          el('div', { class: 'results-tools' }, this.sheetButton, copyButton('Copy link', () => location.href), this.exports,
            el('label', { class: 'results-sort' }, el('span', {}, 'Sort'), this.sort))),
        this.readings, this.chips, this.state, this.hits, this.pages),
      this.sheet));
    this.addEventListener('toggle-value', ({ detail }) => this.toggle(detail));
    this.addEventListener('clear-facet', ({ detail }) => this.change({ [detail.name]: null, [`-${detail.name}`]: null }));
    this.addEventListener('change-years', ({ detail }) => this.change({ [detail.name]: detail.value }));
    this.place = () => this.placePanel();
    WIDE.addEventListener('change', this.place);
    this.placePanel();
  }

  disconnectedCallback() {
    this.request?.abort();
    clearTimeout(this.patience);
    if (this.place) WIDE.removeEventListener('change', this.place);
  }

  /** Beside the hits where there is room, else in a sheet. */
  placePanel() {
    if (WIDE.matches) {
      if (this.sheet.open) this.sheet.close();
      this.aside.append(this.panel);
    } else {
      this.sheet.querySelector('.sheet-body').append(this.panel);
    }
  }

  async show(url) {
    if (!this.panel) this.build();
    this.params = readQuery(url);
    this.exports.params = this.params;
    this.sort.value = this.params.get('sort') ?? 'relevance';
    document.title = title(this.params);
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.hits.setAttribute('aria-busy', 'true'), PATIENCE);
    const asked = new URLSearchParams(this.params);
    asked.set('size', PAGE_SIZE);
    try {
      const answer = await get('search', asked, request.signal);
      if (this.request === request) this.draw(answer);
    } catch (error) {
      if (!aborted(error) && this.request === request) this.drawFailure(error);
    } finally {
      if (this.request === request) {
        clearTimeout(this.patience);
        this.hits.removeAttribute('aria-busy');
      }
    }
  }

  change(changes) {
    navigate(address(changed(this.params, changes)), { replace: false });
  }

  toggle({ name, value }) {
    const opposite = name.startsWith('-') ? name.slice(1) : `-${name}`;
    const without = changed(this.params, { [opposite]: this.params.getAll(opposite).filter((one) => one !== value) });
    navigate(address(toggled(without, name, value)));
  }

  draw(answer) {
    for (const facet of answer.facets) for (const value of facet.values) this.labels.set(`${facet.name}=${value.value}`, value.label);
    this.drawTabs(answer);
    this.drawSummary(answer);
    this.drawChips();
    this.drawReadings(answer.query?.read_as ?? []);
    this.panel.draw(answer.facets, this.params);
    replace(this.state, answer.hits.length === 0 ? this.nothing(answer) : answer.did_you_mean && this.meant(answer.did_you_mean));
    this.hits.draw(answer.hits, (answer.page - 1) * answer.size + 1);
    this.drawPages(answer);
    const narrowed = conditions(this.params).filter(({ key }) => key !== 'type').length;
    replace(this.sheetButton, icon('filter'), narrowed > 0 ? `Filters (${narrowed})` : 'Filters');
    this.sheetDone.textContent = answer.total === 1 ? 'Show 1 card' : `Show ${number(answer.total)} cards`;
  }

  drawTabs(answer) {
    const types = this.params.getAll('type');
    const counts = new Map((answer.facets.find((facet) => facet.name === 'type')?.values ?? []).map((value) => [value.value, value.count]));
    const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
    const tab = (label, n, type, on) => el('a', { href: address(changed(this.params, { type })), 'aria-current': on && 'true' }, label, ' ', el('span', { class: 'tab-count' }, number(n ?? 0)));
    replace(this.tabs, tab('All', all, null, types.length === 0),
      Object.entries(TYPES).map(([key, type]) => tab(type.plural, counts.get(key), key, types.includes(key))));
  }

  drawSummary({ total, query, took_ms: took }) {
    const plain = query?.understood === this.params.get('q') || query?.read_as?.length > 0;
    const read = plain ? null : query?.understood;
    replace(this.summary, el('strong', {}, total === 1 ? '1 card' : `${number(total)} cards`),
      read && this.params.get('q') && el('span', { class: 'muted' }, ' · read as: ', read),
      took !== undefined && el('span', { class: 'muted results-took' }, ` · ${took < 10 ? took.toFixed(1) : Math.round(took)} ms`));
  }

  drawChips() {
    const found = conditions(this.params).filter(({ key }) => key !== 'type');
    replace(this.chips, found.length > 0 && el('ul', { class: 'chips', 'aria-label': 'Filters in force' },
      found.map((one) => el('li', {}, el('a', { class: ['chip', one.excluded && 'chip-not'], href: address(this.without(one)), 'aria-label': `Remove filter ${this.said(one)}` }, this.said(one), icon('close')))),
      found.length > 1 && el('li', {}, el('a', { class: 'chip chip-clear', href: address(this.onlyType()) }, 'Clear all'))));
  }

  /** What words were read as; each can be taken back, so that it counts as text only. */
  drawReadings(readings) {
    replace(this.readings, readings.length > 0 && el('ul', { class: 'chips', 'aria-label': 'How the words were read' },
      readings.map((one) => el('li', {}, one.without
        ? el('a', { class: 'chip chip-read', href: address(changed(this.params, { q: quoted(one.without) })), 'aria-label': `Read “${one.text}” as a plain word, not as ${one.label}` }, this.reading(one), icon('close'))
        : el('span', { class: 'chip chip-read' }, this.reading(one))))));
  }

  reading({ text, label, as }) {
    if (as === 'fewer') return el('span', {}, label);
    return el('span', {}, text, el('span', { class: 'muted' }, ' → '), label);
  }

  without({ name, value }) {
    return changed(this.params, { [name]: this.params.getAll(name).filter((one) => one !== value) });
  }

  onlyType() {
    return changed(withoutConditions(this.params), { type: this.params.getAll('type') });
  }

  said({ key, value, excluded }) {
    const label = this.labels.get(`${key}=${value}`) ?? (key === 'country' || key === 'target' ? countryName(value) : humanised(value));
    const field = { country: 'Origin', target: 'Target', first_seen: 'First seen', active: 'Active', type: 'Kind', tool: 'Software' }[key] ?? humanised(fieldName(key));
    const shown = key === 'first_seen' || key === 'active' ? value.replace(/^\.\./, 'until ').replace(/\.\.$/, ' on').replace('..', '–') : label;
    return `${field}: ${excluded ? 'not ' : ''}${shown}`;
  }

  meant(text) {
    return el('p', { class: 'results-meant' }, 'Did you mean ', el('a', { href: address(changed(this.params, { q: text })) }, el('strong', {}, text)), '?');
  }

  nothing(answer) {
    const narrowed = conditions(this.params);
    const q = this.params.get('q');
    return el('section', { class: 'notice' },
      el('h2', {}, 'No card matches'),
      answer.did_you_mean && this.meant(answer.did_you_mean),
      q && answer.query?.understood && el('p', {}, 'The words were read as ', el('strong', {}, answer.query.understood), '.'),
      el('ul', { class: 'ways-out' },
        narrowed.length > 0 && el('li', {}, el('a', { href: address(withoutConditions(this.params)) }, q ? 'Search the same words without any filter' : 'Drop all filters')),
        narrowed.length > 1 && narrowed.map((one) => el('li', {}, 'Without ', el('a', { href: address(this.without(one)) }, this.said(one)))),
        q && narrowed.length > 0 && el('li', {}, el('a', { href: address(changed(this.params, { q: null })) }, 'Keep the filters and drop the words')),
        q && el('li', {}, el('a', { href: `/names?name=${encodeURIComponent(q)}` }, 'Look it up as a name')),
        el('li', {}, el('a', { href: '/about#query-language' }, 'How queries are read')),
        el('li', {}, el('a', { href: '/search' }, 'All cards'))));
  }

  drawFailure(error) {
    replace(this.state, failed(error, () => this.show(new URL(location.href))));
    replace(this.hits);
    replace(this.pages);
    replace(this.summary);
    replace(this.readings);
    this.drawChips();
  }

  drawPages({ total, page }) {
    const last = lastPage(total);
    if (last === 1) return replace(this.pages);
    const to = (n, label, attributes) => el('a', { class: 'button quiet', href: address(withPage(this.params, n)), 'aria-label': `Page ${n}`, ...attributes }, label);
    const shown = [...new Set([1, page - 1, page, page + 1, last])].filter((n) => n >= 1 && n <= last);
    return replace(this.pages,
      page > 1 && to(page - 1, 'Previous', { 'aria-label': 'Previous page', rel: 'prev' }),
      join(shown.map((n) => to(n, number(n), { 'aria-current': n === page && 'page' })), ''),
      page < last && to(page + 1, 'Next', { 'aria-label': 'Next page', rel: 'next' }));
  }
}

function withPage(params, page) {
  const next = new URLSearchParams(params);
  next.delete('page');
  if (page > 1) next.set('page', page);
  return next;
}

/** The words of the question that the address of an answer asks. */
function quoted(link) {
  return new URL(link, location.origin).searchParams.get('q');
}

function title(params) {
  const q = params.get('q');
  const page = params.get('page');
  return `${q ? `“${q}”` : 'All cards'}${page ? `, page ${page}` : ''} · Actordex`;
}

customElements.define('results-page', ResultsPage);
