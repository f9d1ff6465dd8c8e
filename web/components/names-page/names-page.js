import { el, join, replace } from '../../lib/dom.js';
import { aborted, get, nameAnswers } from '../../lib/api.js';
import { navigate } from '../../lib/router.js';
import { failed, waiting } from '../../lib/states.js';
import { address } from '../../lib/query.js';
import { cardLink, counted, number, sourceMarks } from '../../lib/words.js';
import { actorConditions } from '../actor-filter/actor-filter.js';
import { givers } from '../card-head/card-head.js';
import { csv, download } from './names-csv.js';
import '../naming-table/naming-table.js';

const MOST = 10_000;
const LONGEST_ADDRESS = 4_000;
const SIZE = 50;
const ROWS = 100;
const COLUMNS = 12;
const KEPT = 'actordex-names';
const OWN = ['view', 'columns', 'everyone'];
const SHOWN = [
  [null, 'All', () => true],
  ['found', 'Found', (one) => one.claims.length > 0 && !one.contested],
  ['contested', 'Contested', (one) => one.contested],
  ['unknown', 'Not found', (one) => one.claims.length === 0],
];

/**
 * Who bears a name, for a pasted list of up to thousands; without one the names that several cards
 * claim, or the table of who calls whom what.
 */
class NamesPage extends HTMLElement {
  constructor() {
    super();
    this.keepsStanding = true;
  }

  build() {
    this.field = el('textarea', { id: 'names-field', rows: 3, spellcheck: 'false', autocomplete: 'off', placeholder: 'Fancy Bear\nGroup 72\nAPT-28' });
    this.tabs = el('nav', { class: 'results-tabs', 'aria-label': 'View' });
    this.filter = el('actor-filter', { hidden: true });
    this.body = el('div', { class: 'names-body' });
    replace(this, el('div', { class: 'page' },
      el('div', { class: 'page-head' }, el('h1', {}, 'Names'), el('p', {}, 'Who is meant by a name, by whose word, and who else claims it. Spelling, case and separators do not matter; a digit does.')),
      el('form', { class: 'names-form', onsubmit: (event) => this.submit(event) },
        el('label', { for: 'names-field' }, `Names, one a line (up to ${number(MOST)})`), this.field,
        el('div', { class: 'names-buttons' }, el('button', { type: 'submit', class: 'button primary' }, 'Look up'),
          el('a', { class: 'button quiet', href: '/names' }, 'Clear'))),
      this.tabs, this.filter, this.body));
  }

  /** Short lists stand in the address; a long one is kept in this tab. */
  submit(event) {
    event.preventDefault();
    const names = lines(this.field.value);
    const params = new URLSearchParams(names.map((name) => ['name', name]));
    if (params.toString().length > LONGEST_ADDRESS) {
      this.pasted = names;
      keep(names);
      this.known = null;
      navigate('/names?list=pasted');
    } else navigate(names.length > 0 ? `/names?${params}` : '/names');
  }

  async show(url) {
    if (!this.field) this.build();
    this.url = url;
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const long = url.searchParams.get('list') === 'pasted';
    const names = long ? (this.pasted ??= kept()) : url.searchParams.getAll('name').slice(0, MOST);
    if (names.length > 0) this.field.value = names.join('\n');
    else if (document.activeElement !== this.field) this.field.value = '';
    document.title = `${names.length === 1 ? `“${names[0]}”` : 'Names'} · Actordex`;
    const table = url.searchParams.get('view') === 'table';
    this.drawTabs(names.length > 0, table);
    this.filter.hidden = names.length > 0 || !table;
    try {
      if (long && names.length === 0) replace(this.body, el('p', { class: 'notice' }, 'That list was too long for an address and was kept in another tab. Paste it again.'));
      else if (names.length > 0) await this.drawList(names, table, request);
      else if (table) await this.drawTable(request);
      else await this.drawContested(Number(url.searchParams.get('page')) || 1, request);
    } catch (error) {
      if (!aborted(error) && this.request === request) replace(this.body, failed(error, () => this.show(url)));
    }
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  /** The same view with some of its parameters changed. */
  to(changes) {
    const params = new URLSearchParams(this.url.search);
    if (!('page' in changes)) params.delete('page');
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) params.delete(key);
      else params.set(key, value);
    }
    return address(params, '/names');
  }

  drawTabs(list, table) {
    const tab = (label, view, on) => el('a', { href: this.to({ view, show: null }), 'aria-current': on && 'true' }, label);
    replace(this.tabs, tab(list ? 'Answers' : 'Contested names', null, !table), tab('Who calls whom what', 'table', table));
  }

  async drawList(names, table, request) {
    const key = names.join('\n');
    if (this.known !== key) {
      replace(this.body, waiting(12));
      const answer = await nameAnswers(names, request.signal);
      if (this.request !== request) return;
      this.answer = answer;
      this.known = key;
    }
    replace(this.body, table ? this.listTable() : this.answers());
  }

  answers() {
    const { answer } = this;
    const show = this.url.searchParams.get('show');
    const counts = SHOWN.map(([key, label, fits]) => [key, label, answer.names.filter(fits)]);
    const list = (counts.find(([key]) => key === show) ?? counts[0])[2];
    const page = Math.min(Number(this.url.searchParams.get('page')) || 1, Math.max(1, Math.ceil(list.length / ROWS)));
    return [
      el('h2', { class: 'visually-hidden' }, 'Answers'),
      el('div', { class: 'names-bar' },
        el('p', { role: 'status' }, el('strong', {}, counted(answer.total, 'name')), `, ${number(answer.total - answer.unknown)} found, ${number(answer.contested)} of them contested, ${number(answer.unknown)} not found`),
        el('button', { type: 'button', class: 'button', onclick: () => download('actordex-names.csv', csv(answer.names)) }, 'Download CSV')),
      el('nav', { class: 'compare-shown', 'aria-label': 'What is shown' }, counts.map(([key, label, some]) => el('a', { href: this.to({ show: key }), 'aria-current': key === show && 'true' }, label, ` ${number(some.length)}`))),
      list.length === 0 ? el('p', { class: 'muted' }, 'None.') : answersTable(list.slice((page - 1) * ROWS, page * ROWS)),
      this.pages(page, Math.ceil(list.length / ROWS)),
    ];
  }

  listTable() {
    const { rows, givers: all } = this.answer.table;
    const page = Math.min(Number(this.url.searchParams.get('page')) || 1, Math.max(1, Math.ceil(rows.length / ROWS)));
    return [
      el('h2', { class: 'visually-hidden' }, 'Who calls whom what'),
      el('p', { role: 'status' }, `The ${counted(rows.length, 'actor')} that the names lead to.`, this.columnChoice(all)),
      rows.length > 0 && el('naming-table', { '.rows': rows.slice((page - 1) * ROWS, page * ROWS), '.givers': all, '.most': this.columns(all) }),
      this.pages(page, Math.ceil(rows.length / ROWS)),
    ];
  }

  async drawTable(request) {
    this.filter.draw(this.url, OWN);
    if (!this.body.querySelector('naming-table')) replace(this.body, waiting(12));
    const page = Number(this.url.searchParams.get('page')) || 1;
    const params = actorConditions(this.url);
    params.set('page', page);
    params.set('size', ROWS);
    const everyone = this.url.searchParams.get('everyone') === 'true';
    if (!everyone) params.set('coined', 'true');
    const answer = await get('naming-table', params, request.signal);
    if (this.request !== request) return;
    replace(this.body,
      el('h2', { class: 'visually-hidden' }, 'Who calls whom what'),
      el('p', { role: 'status' }, el('strong', {}, counted(answer.total, 'actor'), !everyone && ' named by a known giver'), answer.total > ROWS && ', A to Z', '; ', el('span', { class: 'naming-contested' }, 'marks a name that other cards claim too'), '. ',
        el('a', { href: this.to({ everyone: everyone ? null : 'true' }) }, everyone ? 'Only those with a known name-giver' : 'Those without a known name-giver too'), ' ', this.columnChoice(answer.givers)),
      answer.rows.length === 0 ? el('p', { class: 'notice' }, 'No loaded actor meets the conditions.') : el('naming-table', { '.rows': answer.rows, '.givers': answer.givers, '.most': this.columns(answer.givers) }),
      this.pages(page, Math.ceil(answer.total / ROWS)));
  }

  columns(all) {
    return this.url.searchParams.get('columns') === 'all' ? all.length : COLUMNS;
  }

  columnChoice(all) {
    if (all.length <= COLUMNS) return null;
    const every = this.url.searchParams.get('columns') === 'all';
    return [' ', el('a', { href: this.to({ columns: every ? null : 'all' }) }, every ? `The ${COLUMNS} busiest name-givers only` : `All ${number(all.length)} name-givers as columns`)];
  }

  async drawContested(page, request) {
    replace(this.body, waiting(12));
    const answer = await get('names', new URLSearchParams({ contested: 'true', page, size: SIZE }), request.signal);
    if (this.request !== request) return;
    replace(this.body,
      el('h2', {}, 'Contested names', ' ', el('span', { class: 'section-count' }, number(answer.total))),
      el('p', { class: 'section-lead names-lead' }, 'Names that more than one card claims. Each finds all its claimants; none of them is merged.'),
      el('ul', { class: 'name-answers' }, answer.names.map((one) => nameAnswerItem(one))),
      this.pages(page, Math.ceil(answer.total / SIZE)));
  }

  pages(page, last) {
    if (last <= 1) return null;
    const to = (n) => this.to({ page: n === 1 ? null : n });
    return el('nav', { class: 'results-pages', 'aria-label': 'Pages' },
      page > 1 && el('a', { class: 'button quiet', href: to(page - 1), rel: 'prev' }, 'Previous'),
      el('span', { class: 'names-page-of' }, `Page ${number(page)} of ${number(last)}`),
      page < last && el('a', { class: 'button quiet', href: to(page + 1), rel: 'next' }, 'Next'));
  }
}

function answersTable(list) {
  return el('div', { class: 'table-scroll', role: 'region', tabindex: '0', 'aria-label': 'Answers, table' },
    el('table', { class: 'table names-table' },
      el('thead', {}, el('tr', {}, ['Name', 'Who that is', 'By whose word'].map((label) => el('th', { scope: 'col' }, label)))),
      el('tbody', {}, list.flatMap((answer) => rows(answer)))));
}

function rows(answer) {
  const several = Math.max(1, answer.claims.length);
  const head = el('th', { scope: 'row', rowspan: several > 1 && several }, answer.asked, answer.contested && [' ', el('span', { class: 'badge badge-contested' }, 'contested')]);
  if (answer.claims.length === 0) {
    return [el('tr', { class: 'names-unknown' }, head, el('td', { colspan: 2 }, 'No loaded card bears this name. ', el('a', { href: `/search?q=${encodeURIComponent(answer.asked)}` }, 'Search for it')))];
  }
  return answer.claims.map((one, i) => el('tr', {}, i === 0 && head,
    el('td', {}, cardLink(one.card), ' ', el('span', { class: 'id' }, one.card.attack_id ?? ''), one.card.type !== 'actor' && [' ', el('span', { class: ['kind', `kind-${one.card.type}`] }, one.card.type)]),
    el('td', {}, said(one), ' ', sourceMarks(one.name.sources))));
}

function nameAnswerItem(answer) {
  return el('li', { class: 'name-answer' },
    el('h3', {}, answer.name, answer.contested && [' ', el('span', { class: 'badge badge-contested' }, 'contested')]),
    el('ul', {}, answer.claims.map((one) => el('li', {}, cardLink(one.card), ' ', one.card.attack_id && [el('span', { class: 'id' }, one.card.attack_id), ' '], said(one), ' ', sourceMarks(one.name.sources)))));
}

function said({ card, name }) {
  return el('span', { class: 'muted small' }, join([name.primary && 'its primary name', name.name !== card.name && !name.primary && ['as ', name.name], givers(name) && ['coined by ', givers(name)]].filter(Boolean)));
}

const lines = (text) => [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean))].slice(0, MOST);

function keep(names) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(names));
  } catch {
    // Storage is off or full: the list lasts as long as this page stands.
  }
}

function kept() {
  try {
    const names = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

customElements.define('names-page', NamesPage);
