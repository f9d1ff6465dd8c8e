import { el, join, replace } from '../../lib/dom.js';
import { aborted, get, nameAnswers } from '../../lib/api.js';
import { navigate } from '../../lib/router.js';
import { failed, waiting } from '../../lib/states.js';
import { cardLink, counted, number, sourceMarks } from '../../lib/words.js';
import { givers } from '../card-head/card-head.js';

const MOST = 10_000;
const IN_ADDRESS = 40;
const AT_ONCE = 200;
const SIZE = 50;
const PASTED = 'names-pasted';
const SHOWN = [['all', 'All'], ['known', 'Known'], ['contested', 'Contested'], ['unknown', 'Unknown']];

/**
 * Who bears a name: for one name or a pasted list of thousands; without any, the names that several
 * claim. A short list stands in the address, a long one stays in this tab.
 */
class NamesPage extends HTMLElement {
  constructor() {
    super();
    this.keepsStanding = true;
  }

  build() {
    this.field = el('textarea', { id: 'names-field', rows: 4, spellcheck: 'false', autocomplete: 'off', placeholder: 'Fancy Bear\nGroup 72\nAPT-28' });
    this.body = el('div', { class: 'names-body' });
    replace(this, el('div', { class: 'page' },
      el('div', { class: 'page-head' }, el('h1', {}, 'Names'), el('p', {}, 'Who is meant by a name, by whose word, and who else claims it. Spelling, case and separators do not matter; a digit does.')),
      el('form', { class: 'names-form', onsubmit: (event) => this.submit(event) },
        el('label', { for: 'names-field' }, `Names, one a line (up to ${number(MOST)})`), this.field,
        el('button', { type: 'submit', class: 'button primary' }, 'Look up')),
      this.body));
  }

  submit(event) {
    event.preventDefault();
    const names = lines(this.field.value);
    if (names.length > IN_ADDRESS) {
      keep(names);
      navigate('/names?list=pasted');
      return;
    }
    const params = new URLSearchParams(names.map((name) => ['name', name]));
    navigate(params.size > 0 ? `/names?${params}` : '/names');
  }

  async show(url) {
    if (!this.field) this.build();
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const pasted = url.searchParams.get('list') === 'pasted';
    const names = pasted ? kept() : url.searchParams.getAll('name').slice(0, MOST);
    if (document.activeElement !== this.field || names.length > 0) this.field.value = names.join('\n');
    document.title = `${names.length === 1 ? `“${names[0]}”` : 'Names'} · Actordex`;
    replace(this.body, waiting(12));
    try {
      if (names.length > 0) await this.drawAnswers(names, request);
      else if (pasted) replace(this.body, el('p', { class: 'notice' }, 'A long list stays in the tab where it was pasted. Paste it here again.'));
      else await this.drawContested(Number(url.searchParams.get('page')) || 1, request);
    } catch (error) {
      if (!aborted(error)) replace(this.body, failed(error, () => this.show(url)));
    }
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  async drawAnswers(names, request) {
    const answer = await nameAnswers(names, request.signal);
    if (this.request !== request) return;
    this.answers = answer.names;
    const known = answer.names.filter((one) => one.claims.length > 0).length;
    this.list = el('ul', { class: 'name-answers' });
    this.more = el('button', { type: 'button', class: 'button', onclick: () => this.drawMore() });
    const choices = SHOWN.map(([key, label]) => el('button', { type: 'button', class: 'button quiet', 'data-key': key, onclick: () => this.choose(key) }, label, ' ', el('span', { class: 'tab-count' }, number(answer.names.filter(fits[key]).length))));
    this.choices = el('div', { class: 'name-choices', role: 'group', 'aria-label': 'Which names' }, choices);
    replace(this.body,
      el('h2', { class: 'visually-hidden' }, 'Answers'),
      el('p', { class: 'muted', role: 'status' }, `${number(known)} of ${counted(names.length, 'name')} known`, answer.contested > 0 && `, ${number(answer.contested)} contested`),
      names.length > 1 && this.choices, this.list, this.more,
      el('p', {}, el('a', { href: '/names' }, 'All contested names')));
    this.choose('all');
  }

  choose(key) {
    this.chosen = this.answers.filter(fits[key]);
    for (const button of this.choices.children) button.setAttribute('aria-pressed', String(button.dataset.key === key));
    replace(this.list);
    this.drawMore();
  }

  /** Thousands of answers are drawn part by part. */
  drawMore() {
    const from = this.list.children.length;
    this.list.append(...this.chosen.slice(from, from + AT_ONCE).map((one) => nameAnswerItem(one, one.asked)));
    const rest = this.chosen.length - this.list.children.length;
    this.more.hidden = rest <= 0;
    this.more.textContent = `Show ${number(Math.min(rest, AT_ONCE))} more of ${number(rest)}`;
  }

  async drawContested(page, request) {
    const answer = await get('names', new URLSearchParams({ contested: 'true', page, size: SIZE }), request.signal);
    if (this.request !== request) return;
    const list = Array.isArray(answer) ? answer : answer.names;
    const total = answer.total ?? list.length;
    const last = Math.max(1, Math.ceil(total / SIZE));
    replace(this.body,
      el('h2', {}, 'Contested names', el('span', { class: 'section-count' }, number(total))),
      el('p', { class: 'section-lead names-lead' }, 'Names that more than one card claims. Each finds all its claimants; none of them is merged.'),
      el('ul', { class: 'name-answers' }, list.map((one) => nameAnswerItem(one, one.name))),
      last > 1 && el('nav', { class: 'results-pages', 'aria-label': 'Pages' },
        page > 1 && el('a', { class: 'button quiet', href: page === 2 ? '/names' : `/names?page=${page - 1}` }, 'Previous'),
        el('span', { class: 'names-page-of' }, `Page ${number(page)} of ${number(last)}`),
        page < last && el('a', { class: 'button quiet', href: `/names?page=${page + 1}` }, 'Next')));
  }
}

const fits = {
  all: () => true,
  known: (one) => one.claims.length > 0,
  contested: (one) => one.contested,
  unknown: (one) => one.claims.length === 0,
};

let lastPasted = [];

function keep(names) {
  lastPasted = names;
  try {
    sessionStorage.setItem(PASTED, JSON.stringify(names));
  } catch {
    // Storage is off or full: the list lives as long as the page.
  }
}

function kept() {
  if (lastPasted.length > 0) return lastPasted;
  try {
    return JSON.parse(sessionStorage.getItem(PASTED) ?? '[]');
  } catch {
    return [];
  }
}

function nameAnswerItem(answer, asked) {
  return el('li', { class: 'name-answer' },
    el('h3', {}, asked, answer.contested && [' ', el('span', { class: 'badge badge-contested' }, 'contested')]),
    answer.claims.length === 0
      ? el('p', { class: 'muted' }, 'No loaded card bears this name. ', el('a', { href: `/search?q=${encodeURIComponent(asked)}` }, 'Search for it'))
      : el('ul', {}, answer.claims.map(claim)));
}

function claim({ card, name }) {
  return el('li', {}, cardLink(card), ' ', card.attack_id && [el('span', { class: 'id' }, card.attack_id), ' '],
    el('span', { class: 'muted small' }, join([name.primary && 'its primary name', name.name !== card.name && !name.primary && ['as ', name.name], givers(name) && ['coined by ', givers(name)]].filter(Boolean), ', '), ' '),
    sourceMarks(name.sources));
}

const lines = (text) => [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean))].slice(0, MOST);

customElements.define('names-page', NamesPage);
