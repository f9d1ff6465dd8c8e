import { el, icon, join, replace } from '../../lib/dom.js';
import { Failure, aborted, get } from '../../lib/api.js';
import { navigate } from '../../lib/router.js';
import { failed, waiting } from '../../lib/states.js';
import { cardLink, counted, country, number, years } from '../../lib/words.js';
import { searchPage } from '../../lib/query.js';
import { comparedMatrix } from './compared-matrix.js';
import { named } from './facts.js';
import { pairs } from './pairs.js';
import '../actor-picker/actor-picker.js';

export const MOST = 8;
const LETTERS = 'ABCDEFGH';
const EXAMPLES = [
  ['G0016,G0007', 'APT29 and APT28'],
  ['G0032,G0082,G0067', 'Lazarus Group, APT38 and APT37'],
  ['G0046,G0008', 'FIN7 and Carbanak'],
];
const BLOCKS = [
  ['techniques', 'technique', 'Techniques', 'Technique'],
  ['software', 'tool', 'Software', 'Software'],
  ['targets', 'target', 'Targeted countries', 'Country'],
  ['sectors', 'sector', 'Targeted sectors', 'Sector'],
  ['countries', 'country', 'Suspected origin', 'Country'],
  ['motivations', 'motivation', 'Motivation', 'Motivation'],
];
const SHOWN = 60;

/** A few actors side by side: how alike each two are and by what, and what each of them has. */
class ComparePage extends HTMLElement {
  constructor() {
    super();
    this.keepsStanding = true;
  }

  build() {
    this.picker = el('actor-picker');
    this.chosen = el('ul', { class: 'chips compare-chosen', 'aria-label': 'Chosen actors' });
    this.body = el('div', { class: 'compare-body' });
    replace(this, el('div', { class: 'page compare' },
      el('div', { class: 'page-head' }, el('h1', {}, 'Compare actors'), el('p', {}, 'What two to eight actors have in common, and what sets them apart.')),
      el('div', { class: 'compare-choice' }, this.chosen, this.picker),
      this.body));
    this.picker.addEventListener('pick', ({ detail }) => navigate(this.to({ ids: [...this.ids, detail.id] })));
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  async show(url) {
    if (!this.body) this.build();
    this.url = url;
    this.ids = [...new Set((url.searchParams.get('ids') ?? '').split(',').map((id) => id.trim()).filter(Boolean))];
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    document.title = 'Compare actors · Actordex';
    const key = this.ids.join(',');
    try {
      if (key !== this.known) {
        this.answer = await this.fetch(request.signal, url.searchParams.getAll('name'));
        if (this.request !== request) return;
        this.known = this.ids.join(',');
      }
      this.draw();
    } catch (error) {
      if (aborted(error) || this.request !== request) return;
      this.known = null;
      this.drawChosen(this.ids.map((id) => ({ id, name: id, type: 'actor' })));
      replace(this.body, this.refused(error));
    }
  }

  /** The answer for two and more, the likest of one, nothing for none. */
  async fetch(signal, names) {
    for (const name of names) this.ids.push(await byName(name, signal));
    this.ids = [...new Set(this.ids)];
    if (this.ids.length === 0) return null;
    replace(this.body, waiting(20));
    if (this.ids.length === 1) return { alike: await get(`cards/${encodeURIComponent(this.ids[0])}/similar`, new URLSearchParams({ size: 8, evidence: 3 }), signal) };
    return { compared: await get('compare', new URLSearchParams({ ids: this.ids.join(','), evidence: 40 }), signal) };
  }

  /** The page with some of its parameters changed. */
  to(changes) {
    const params = new URLSearchParams();
    const ids = changes.ids ?? this.ids;
    for (const name of ['show', 'view']) {
      const value = name in changes ? changes[name] : this.url.searchParams.get(name);
      if (value) params.set(name, value);
    }
    const query = [ids.length > 0 && `ids=${ids.map(encodeURIComponent).join(',')}`, params.toString()].filter(Boolean).join('&');
    return query ? `/compare?${query}` : '/compare';
  }

  draw() {
    const actors = this.answer?.compared?.actors ?? (this.answer ? [this.answer.alike.card] : []);
    this.drawChosen(actors);
    if (!this.answer) return replace(this.body, examples());
    if (this.answer.alike) return replace(this.body, this.alike(this.answer.alike));
    document.title = `Compare ${actors.map(({ name }) => name).join(', ')} · Actordex`;
    return replace(this.body, this.heads(), pairs(this.answer.compared), this.tabs(), this.blocks());
  }

  drawChosen(actors) {
    this.picker.hidden = this.ids.length >= MOST;
    this.picker.taken = this.ids;
    replace(this.chosen, actors.map((actor, i) => el('li', { class: 'chip' },
      actors.length > 1 && el('span', { class: 'compare-letter', 'aria-hidden': 'true' }, LETTERS[i]), cardLink(actor),
      this.remover(actor, i))));
    this.chosen.hidden = actors.length === 0 || Boolean(this.answer?.compared);
  }

  remover(actor, i) {
    return el('a', { class: 'chip-remove', href: this.to({ ids: this.ids.filter((_, at) => at !== i) }), 'aria-label': `Remove ${actor.name}` }, icon('close'));
  }

  refused(error) {
    const near = error.problem?.near ?? [];
    if (error.status !== 404 && error.status !== 400) return failed(error, () => this.show(this.url));
    return el('section', { class: 'notice' }, el('h2', {}, 'These cannot be compared'), el('p', {}, error.message),
      near.length > 0 && el('p', {}, 'Near: ', join(near.map((one) => cardLink(one)))));
  }

  alike({ card, similar }) {
    return el('section', { class: 'compare-block' },
      el('h2', {}, 'Most like ', card.name),
      similar.length === 0
        ? el('p', { class: 'muted' }, 'Nothing that is known of this actor is known of another.')
        : el('ul', { class: 'compare-offers' }, similar.map((one) => el('li', {},
          el('a', { href: this.to({ ids: [...this.ids, one.card.id] }) }, 'Compare with ', one.card.name),
          el('span', { class: 'muted small' }, one.score.toFixed(2), ' · shares ', join(one.evidence.map((each) => each.label)))))));
  }

  heads() {
    const { actors } = this.answer.compared;
    return el('ul', { class: 'compare-heads' }, actors.map((actor, i) => el('li', {},
      el('h2', {}, el('span', { class: 'compare-letter', 'aria-hidden': 'true' }, LETTERS[i]), cardLink(actor), ' ', el('span', { class: 'id' }, actor.attack_id ?? ''), this.remover(actor, i)),
      el('p', { class: 'small' }, join([...actor.countries.map((code) => (code === 'unattributed' ? 'Not attributed' : country(code))), years(actor)].filter(Boolean), ' · ')),
      el('p', { class: 'small muted' }, join([counted(actor.known.technique, 'technique'), `${number(actor.known.tool)} software`, counted(actor.known.sector, 'sector'), counted(actor.known.target, 'country', 'countries')])))));
  }

  tabs() {
    const view = this.url.searchParams.get('view') === 'matrix';
    const show = this.url.searchParams.get('show') ?? 'all';
    const all = this.answer.compared.actors.length;
    const tab = (label, changes, on) => el('a', { href: this.to(changes), 'aria-current': on && 'true' }, label);
    return el('div', { class: 'compare-views' },
      el('nav', { class: 'results-tabs', 'aria-label': 'View' }, tab('Table', { view: null }, !view), tab('ATT&CK matrix', { view: 'matrix' }, view)),
      el('nav', { class: 'compare-shown', 'aria-label': 'What is shown' }, tab('Everything', { show: null }, show === 'all'), tab(all > 2 ? 'Shared by two or more' : 'Shared', { show: 'shared' }, show === 'shared'),
        tab('Only one has it', { show: 'unique' }, show === 'unique')));
  }

  blocks() {
    const { compared } = this.answer;
    const show = this.url.searchParams.get('show') ?? 'all';
    const wanted = (fact) => (show === 'shared' ? fact.used_by.length > 1 : show === 'unique' ? fact.used_by.length === 1 : true);
    if (this.url.searchParams.get('view') === 'matrix') return comparedMatrix(compared, wanted, LETTERS);
    const drawn = BLOCKS.map(([key, kind, title, head]) => block({ key, kind, title, head, all: compared[key], facts: compared[key].filter(wanted), compared })).filter(Boolean);
    return drawn.length > 0 ? drawn : el('p', { class: 'notice' }, show === 'shared' ? 'They share nothing that is known.' : 'Nothing is known of one of them alone.');
  }
}

async function byName(name, signal) {
  const answer = await get(`names/${encodeURIComponent(name)}`, null, signal);
  const actor = answer.claims.find(({ card }) => card.type === 'actor');
  if (!actor) throw new Failure(404, { detail: `No loaded actor bears the name “${name}”.` }, '');
  return actor.card.id;
}

function examples() {
  return el('section', { class: 'compare-block' }, el('h2', {}, 'For instance'),
    el('ul', { class: 'chips' }, EXAMPLES.map(([ids, words]) => el('li', {}, el('a', { class: 'chip', href: `/compare?ids=${ids}` }, words)))));
}

function block({ key, kind, title, head, all, facts, compared }) {
  if (facts.length === 0) return null;
  const id = `compare-${key}`;
  const body = el('tbody', {}, facts.slice(0, SHOWN).map((fact) => row(fact, compared)));
  const rest = facts.slice(SHOWN);
  const more = rest.length > 0 && el('button', { type: 'button', class: 'text-button', onclick: () => { body.append(...rest.map((fact) => row(fact, compared))); more.remove(); } }, `${number(rest.length)} more`);
  const known = all.length;
  return el('section', { class: 'compare-block', 'aria-labelledby': id },
    el('h2', { id }, title, ' ', el('span', { class: 'section-count' }, number(facts.length))),
    el('p', { class: 'small muted' }, `${number(compared.shared_by_all[kind])} of ${number(known)} shared by all`),
    el('div', { class: 'table-scroll', role: 'region', tabindex: '0', 'aria-label': `${title}, table` },
      el('table', { class: 'table compare-table' },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, head),
          compared.actors.map((actor, i) => el('th', { scope: 'col', class: 'compare-who' }, el('span', { class: 'compare-letter', 'aria-hidden': 'true' }, LETTERS[i]), el('span', { class: 'compare-name' }, actor.name))),
          el('th', { scope: 'col', class: 'number' }, 'All actors'))),
        body)),
    more);
}

function row(fact, { actors }) {
  return el('tr', {}, el('th', { scope: 'row' }, named(fact)),
    actors.map(({ id }) => mark(fact, id)),
    el('td', { class: 'number' }, fact.links.search ? el('a', { href: searchPage(fact.links.search), 'aria-label': `${counted(fact.actor_count, 'actor')} with ${fact.label}` }, number(fact.actor_count)) : number(fact.actor_count)));
}

/** Who has it: a full disc, a half one for a sub-technique only, a dash. */
function mark(fact, id) {
  if (fact.used_by.includes(id)) return el('td', { class: 'compare-mark' }, el('span', { class: 'compare-yes' }, 'yes'));
  if (fact.used_below?.includes(id)) return el('td', { class: 'compare-mark' }, el('span', { class: 'compare-part', title: 'Uses a sub-technique of it' }, 'in part'));
  return el('td', { class: 'compare-mark' }, el('span', { class: 'compare-no' }, 'no'));
}

customElements.define('compare-page', ComparePage);
