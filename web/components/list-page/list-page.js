import { el, join, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { failed, waiting } from '../../lib/states.js';
import { TYPES, cardAddress, country, humanised, number, sourceMarks, years } from '../../lib/words.js';
import { navigate } from '../../lib/router.js';
import { address } from '../../lib/query.js';
import { marks } from '../hit-list/hit-list.js';
import '../facet-panel/facet-panel.js';

const SIZE = 100;

/** The columns after the name, by kind of card. */
const COLUMNS = {
  actors: [
    ['Origin', (hit) => join(hit.countries.map((code) => country(code)))],
    ['Motivation', (hit) => hit.motivations.map(humanised).join(', ')],
    ['Years', (hit) => years(hit), 'years-cell'],
    ['Sources', (hit) => sourceMarks(hit.sources)],
  ],
  software: [['What it is', (hit) => short(hit.summary)], ['Sources', (hit) => sourceMarks(hit.sources)]],
  techniques: [['What it is', (hit) => short(hit.summary)]],
  campaigns: [['Years', (hit) => years(hit), 'years-cell'], ['What it was', (hit) => short(hit.summary)]],
};

/** All cards of a kind, A–Z. */
class ListPage extends HTMLElement {
  constructor() {
    super();
    this.keepsStanding = true;
  }

  async show(url) {
    const path = url.pathname.split('/')[1];
    const type = Object.values(TYPES).find((one) => one.path === path);
    const letter = url.searchParams.get('letter');
    const page = Number(url.searchParams.get('page')) || 1;
    document.title = `All ${type.plural.toLowerCase()}${letter ? `, ${letter}` : ''} · Actordex`;
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    if (this.path !== path) {
      this.path = path;
      this.body = el('div', { class: 'list-body' }, waiting(24));
      this.letters = el('nav', { class: 'letters', 'aria-label': 'Initials' });
      this.total = el('p', { role: 'status' }, ' ');
      this.panel = el('facet-panel');
      replace(this, el('div', { class: 'page list-with-facets' },
        el('aside', { class: 'results-aside', 'aria-label': 'Filters' }, this.panel),
        el('div', { class: 'list-main' },
          el('div', { class: 'page-head' }, el('h1', {}, `All ${type.plural.toLowerCase()}`), this.total), this.letters, this.body)));
      this.drawFacets(type);
    }
    const params = new URLSearchParams({ size: SIZE });
    if (letter) params.set('letter', letter);
    if (page > 1) params.set('page', page);
    try {
      const answer = await get(path, params, request.signal);
      this.draw(path, type, answer, letter);
    } catch (error) {
      if (!aborted(error)) replace(this.body, failed(error, () => this.show(url)));
    }
  }

  connectedCallback() {
    this.addEventListener('toggle-value', ({ detail }) => this.narrow(detail.name, detail.value));
    this.addEventListener('change-years', ({ detail }) => this.narrow(detail.name, detail.value));
  }

  /** To choose a value is to search: the results go on where the list ends. */
  narrow(name, value) {
    const type = Object.keys(TYPES).find((key) => TYPES[key].path === this.path);
    if (value) navigate(address(new URLSearchParams([['type', type], [name, value], ['sort', 'name']])));
  }

  async drawFacets(type) {
    this.facets?.abort();
    const request = new AbortController();
    this.facets = request;
    try {
      const params = new URLSearchParams({ type: keyOf(type), size: 1 });
      const answer = await get('search', params, request.signal);
      this.panel.draw(answer.facets, new URLSearchParams());
    } catch (error) {
      if (!aborted(error)) this.panel.hidden = true;
    }
  }

  disconnectedCallback() {
    this.facets?.abort();
    this.request?.abort();
  }

  draw(path, type, answer, letter) {
    const link = (change) => {
      const params = new URLSearchParams(Object.entries({ letter, ...change }).filter(([, value]) => value));
      return params.size > 0 ? `/${path}?${params}` : `/${path}`;
    };
    replace(this.total, letter ? `${number(answer.total)} under ${letter}` : number(answer.total), ' · ', el('a', { href: `/search?type=${keyOf(type)}` }, 'Search and narrow'));
    replace(this.letters, el('a', { href: `/${path}`, 'aria-current': !letter && 'page' }, 'All'),
      answer.letters.map((one) => el('a', { href: link({ letter: one, page: null }), 'aria-current': one === letter && 'page' }, one)));
    const last = Math.ceil(answer.total / answer.size);
    replace(this.body,
      answer.cards.length === 0
        ? el('p', { class: 'notice' }, letter ? `None under ${letter}.` : 'None loaded.')
        : table(path, answer.cards),
      last > 1 && el('nav', { class: 'results-pages', 'aria-label': 'Pages' }, Array.from({ length: last }, (_, i) => i + 1).map((n) =>
        el('a', { class: 'button quiet', href: link({ page: n > 1 ? n : null }), 'aria-label': `Page ${n}`, 'aria-current': n === answer.page && 'page' }, n))));
  }
}

const keyOf = (type) => Object.keys(TYPES).find((key) => TYPES[key] === type);

function table(path, cards) {
  const columns = COLUMNS[path];
  return el('table', { class: ['table', 'list-table'] },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Name'), columns.map(([label]) => el('th', { scope: 'col' }, label)))),
    el('tbody', {}, cards.map((hit) => el('tr', {},
      el('th', { scope: 'row' },
        el('a', { href: cardAddress(hit), class: 'list-name' }, hit.name), ' ', el('span', { class: 'id' }, hit.attack_id ?? ''), ' ', marks(hit),
        others(hit)),
      columns.map(([, cell, style]) => el('td', { class: style }, cell(hit)))))));
}

function others(hit) {
  const rest = (hit.names ?? []).filter((name) => name !== hit.name);
  return rest.length > 0 && el('div', { class: 'list-names' }, rest.slice(0, 5).join(' · '), rest.length > 5 && ` +${rest.length - 5}`);
}

function short(text) {
  return text?.length > 160 ? `${text.slice(0, 157).replace(/\s+\S*$/, '')} …` : (text ?? '');
}

customElements.define('list-page', ListPage);
