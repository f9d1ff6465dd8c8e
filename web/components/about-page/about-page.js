import { el, join, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { outward } from '../../lib/prose.js';
import { failed, waiting } from '../../lib/states.js';
import { counted, date, number, sourceName } from '../../lib/words.js';

const QUERIES = [
  ['watering hole', 'All words must match, by meaning: synonyms, word forms, separators and typos are tolerated. A designator such as APT28 or T1566.001 never tolerates a changed digit.'],
  ['"point of sale"', 'Words in quotes stand together, in this order.'],
  ['bank -ransomware', 'A minus or NOT leaves cards out.'],
  ['(iran OR pakistan) AND telecom', 'AND, OR and parentheses.'],
  ['mimi*', 'The beginning of a word.'],
  ['country:CN sector:aerospace', 'A field and a value. Every filter is a field; so are name, alias, description, operation, cve, id and url.'],
  ['technique:T1566', 'A technique includes its sub-techniques.'],
  ['https://attack.mitre.org/groups/G0001/', 'Any id finds its card: ATT&CK, STIX, ETDA, MISP, retired ones too.'],
];

const PROBLEMS_SHOWN = 50;

/** What is loaded and under which licence, how queries are read, how to ask by program. */
class AboutPage extends HTMLElement {
  async show() {
    document.title = 'About · Actordex';
    this.request = new AbortController();
    this.loaded = el('div', { class: 'about-loaded' });
    replace(this, el('div', { class: 'page' }, waiting(24)));
    try {
      this.draw(await get('sources', null, this.request.signal));
    } catch (error) {
      if (aborted(error)) return;
      replace(this.loaded, failed(error, () => this.show()));
    }
    replace(this, el('div', { class: 'page about' },
      el('div', { class: 'page-head' }, el('h1', {}, 'About Actordex'), el('p', {}, 'A search engine over threat-actor cards. It merges what several sources say without forgetting who said it, and shows where they do not agree.')),
      el('section', { id: 'sources' }, el('h2', {}, 'What is loaded'), this.loaded),
      el('section', { id: 'query-language' }, el('h2', {}, 'How queries are read'),
        el('p', {}, 'A query is never an error: what cannot be parsed is read as plain words, and the results say how it was read.'),
        el('dl', { class: 'query-list' }, QUERIES.map(([query, what]) => el('div', {}, el('dt', {}, el('a', { href: `/search?q=${encodeURIComponent(query)}` }, el('code', {}, query))), el('dd', {}, what))))),
      el('section', { id: 'marks' }, el('h2', {}, 'What the marks mean'),
        el('dl', { class: 'query-list' },
          el('div', {}, el('dt', {}, el('span', { class: 'badge badge-contested' }, 'contested name')), el('dd', {}, 'Another card claims the name as well. It finds them all; none is merged with another because of it.')),
          el('div', {}, el('dt', {}, el('span', { class: 'badge badge-disputed' }, 'disputed')), el('dd', {}, 'Sources say different things about the same field. The card shows what each says.')),
          el('div', {}, el('dt', {}, el('span', { class: 'source' }, 'ETDA')), el('dd', {}, 'Who says so. A value without agreement still stands, with its one source.')),
          el('div', {}, el('dt', {}, 'Confidence, activity, threat level'), el('dd', {}, 'Computed by a rule from the card’s own facts, which are listed beside it. Without evidence the answer is “unknown”.')))),
      el('section', { id: 'api' }, el('h2', {}, 'By program'),
        el('p', {}, 'Everything here comes from ', el('a', { href: '/api/v1/search?q=axiom' }, '/api/v1/search'), ' and its neighbours, as JSON. A result’s address and its API call take the same parameters.')),
      el('section', { id: 'keys' }, el('h2', {}, 'Keys'),
        el('p', {}, el('kbd', {}, '/'), ' goes to the search box, ', el('kbd', {}, '↓'), ' and ', el('kbd', {}, '↑'), ' move through the results, ', el('kbd', {}, 'Enter'), ' opens one.'))));
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  draw(answer) {
    const { sources = [], problems = [], built, generation, version } = answer;
    const count = answer.problem_count ?? problems.length;
    replace(this.loaded,
      (built || generation) && el('p', { class: 'muted small' }, join([built && ['Built ', date(built)], generation && ['generation ', el('code', {}, generation)], version && `version ${version}`].filter(Boolean), ' · ')),
      sources.map(source),
      problems.length > 0 && el('details', { class: 'more' }, el('summary', {}, counted(count, 'problem'), ' found while importing'),
        el('ul', { class: 'problems' }, problems.slice(0, PROBLEMS_SHOWN).map((one) => el('li', {}, el('code', {}, one.file, ' ', one.place), ' ', one.message, ' ', el('span', { class: 'muted' }, `(${String(one.consequence).replaceAll('_', ' ')})`)))),
        count > PROBLEMS_SHOWN && el('p', { class: 'muted' }, `and ${number(count - PROBLEMS_SHOWN)} more in `, el('a', { href: '/api/v1/sources' }, '/api/v1/sources'))),
      problems.length === 0 && el('p', { class: 'muted small' }, 'No problem was found while importing.'));
  }
}

function source(one) {
  return el('section', { class: 'about-source' },
    el('h3', {}, one.label ?? sourceName(one.source), ' ', el('span', { class: 'muted' }, one.collection)),
    el('p', { class: 'small' }, join([
      one.release && ['Release ', el('strong', {}, one.release)],
      one.licence && ['Licence ', one.licence_url ? outward(one.licence_url, one.licence) : one.licence],
      one.file && el('code', {}, one.file),
      one.superseded_by && ['superseded by ', one.superseded_by]].filter(Boolean), ' · ')),
    el('p', { class: 'small muted' }, join(Object.entries(one.counts ?? {}).map(([kind, n]) => `${number(n)} ${kind}`))));
}

customElements.define('about-page', AboutPage);
