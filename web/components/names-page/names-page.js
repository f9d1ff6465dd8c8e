import { el, join, replace } from '../../lib/dom.js';
import { aborted, get, nameAnswer } from '../../lib/api.js';
import { navigate } from '../../lib/router.js';
import { failed, waiting } from '../../lib/states.js';
import { cardLink, counted, number, sourceMarks } from '../../lib/words.js';
import { givers } from '../card-head/card-head.js';

const MOST = 100;
const AT_ONCE = 6;
const SIZE = 50;

/** Who bears a name: for one name or a pasted list; without any, the names that several claim. */
class NamesPage extends HTMLElement {
  constructor() {
    super();
    this.keepsStanding = true;
  }

  build() {
    this.field = el('textarea', { id: 'names-field', rows: 3, spellcheck: 'false', autocomplete: 'off', placeholder: 'Fancy Bear\nGroup 72\nAPT-28' });
    this.body = el('div', { class: 'names-body' });
    replace(this, el('div', { class: 'page' },
      el('div', { class: 'page-head' }, el('h1', {}, 'Names'), el('p', {}, 'Who is meant by a name, by whose word, and who else claims it. Spelling, case and separators do not matter; a digit does.')),
      el('form', { class: 'names-form', onsubmit: (event) => this.submit(event) },
        el('label', { for: 'names-field' }, `Names, one a line (up to ${MOST})`), this.field,
        el('button', { type: 'submit', class: 'button primary' }, 'Look up')),
      this.body));
  }

  submit(event) {
    event.preventDefault();
    const params = new URLSearchParams(lines(this.field.value).map((name) => ['name', name]));
    navigate(params.size > 0 ? `/names?${params}` : '/names');
  }

  async show(url) {
    if (!this.field) this.build();
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const names = url.searchParams.getAll('name').slice(0, MOST);
    if (document.activeElement !== this.field || names.length > 0) this.field.value = names.join('\n');
    document.title = `${names.length === 1 ? `“${names[0]}”` : 'Names'} · Actordex`;
    replace(this.body, waiting(12));
    try {
      if (names.length > 0) await this.drawAnswers(names, request);
      else await this.drawContested(Number(url.searchParams.get('page')) || 1, request);
    } catch (error) {
      if (!aborted(error)) replace(this.body, failed(error, () => this.show(url)));
    }
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  async drawAnswers(names, request) {
    const answers = await inTurn(names, (name) => nameAnswer(name, request.signal));
    if (this.request !== request) return;
    const known = answers.filter((answer) => answer.claims.length > 0).length;
    const contested = answers.filter((answer) => answer.contested).length;
    replace(this.body,
      el('h2', { class: 'visually-hidden' }, 'Answers'),
      el('p', { class: 'muted', role: 'status' }, `${number(known)} of ${counted(names.length, 'name')} known`, contested > 0 && `, ${number(contested)} contested`),
      el('ul', { class: 'name-answers' }, answers.map((answer, i) => nameAnswerItem(answer, names[i]))),
      el('p', {}, el('a', { href: '/names' }, 'All contested names')));
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

async function inTurn(items, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
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
