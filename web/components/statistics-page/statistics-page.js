import { el, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { failed, waiting } from '../../lib/states.js';
import { searchPage } from '../../lib/query.js';
import { counted, country, number } from '../../lib/words.js';
import { actorConditions } from '../actor-filter/actor-filter.js';
import '../bar-list/bar-list.js';
import '../world-map/world-map.js';
import '../year-columns/year-columns.js';

const LISTED = 250;
const PLACES = ['country', 'target'];
const TITLES = {
  country: 'Suspected origin', target: 'Observed targets', sector: 'Targeted sectors', motivation: 'Motivation', sponsor: 'Sponsor',
  tool: 'Software', technique: 'Techniques', tactic: 'Tactics', name_giver: 'Names per giver', source: 'Sources', disputed: 'Where sources disagree',
};

/** How often each thing occurs among the actors; every bar and country leads to what it counts. */
class StatisticsPage extends HTMLElement {
  constructor() {
    super();
    this.keepsStanding = true;
  }

  build() {
    this.lead = el('p', { role: 'status' }, ' ');
    this.filter = el('actor-filter');
    this.body = el('div', { class: 'statistics-blocks' }, waiting(24));
    replace(this, el('div', { class: 'page statistics' }, el('div', { class: 'page-head' }, el('h1', {}, 'Statistics'), this.lead), this.filter, this.body));
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  async show(url) {
    if (!this.body) this.build();
    document.title = 'Statistics · Actordex';
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.filter.draw(url);
    const params = actorConditions(url);
    params.set('size', LISTED);
    try {
      const answer = await get('stats', params, request.signal);
      if (this.request === request) this.draw(answer);
    } catch (error) {
      if (!aborted(error) && this.request === request) replace(this.body, failed(error, () => this.show(url)));
    }
  }

  draw(answer) {
    replace(this.lead, `Over ${counted(answer.actors, 'actor')}. A count says how many of them a source ascribes the value to, and leads to them.`);
    const { counts } = answer;
    replace(this.body,
      answer.actors === 0 && el('p', { class: 'notice' }, 'No loaded actor meets the conditions.'),
      PLACES.map((key) => places(key, counts[key])),
      Object.keys(TITLES).filter((key) => !PLACES.includes(key)).map((key) => bars(key, counts[key])),
      years('first-seen', 'First seen per year', counts.first_seen?.values, 'actor', 'Each actor by the earliest year that any source states.'),
      years('operations', 'Operations per year', answer.operations, 'operation',
        'Dated operations by the year they began in; a year leads to the actors known to have been active in it, which are more.'));
  }
}

function block(key, title, total, ...body) {
  const id = `statistics-${key}`;
  return el('section', { class: ['statistics-block', `statistics-${key.replaceAll('_', '-')}`], 'aria-labelledby': id },
    el('h2', { id }, title, total > 0 && [' ', el('span', { class: 'section-count' }, number(total))]), body);
}

const shown = (one) => ({ ...one, href: searchPage(one.search) });

/** Countries, the others (regions, unattributed) below their number. */
function places(key, facet) {
  if (!facet || facet.values.length === 0) return null;
  const values = facet.values.map(shown);
  return block(key, TITLES[key], facet.total,
    el('world-map', { '.values': values.filter(({ value }) => /^[A-Z]{2}$/.test(value)) }),
    el('bar-list', { '.values': values.map((one) => ({ ...one, label: country(one.value, one.label) })), '.first': 10 }));
}

function bars(key, facet) {
  if (!facet || facet.values.length === 0) return null;
  const values = facet.values.map(shown).map((one) => {
    if (key === 'technique') return { ...one, label: [el('span', { class: 'id' }, one.value), ' ', one.label] };
    if (key === 'name_giver') return { ...one, note: `· ${counted(one.names, 'name')}` };
    return one;
  });
  return block(key, TITLES[key], facet.total > 12 ? facet.total : 0,
    el('bar-list', { '.values': values }),
    facet.truncated && el('p', { class: 'small muted' }, `The ${LISTED} most frequent of ${number(facet.total)}.`));
}

function years(key, title, values, unit, lead) {
  if (!values || values.length === 0) return null;
  return block(key, title, 0, el('p', { class: 'section-lead' }, lead),
    el('year-columns', { '.values': values.map((one) => ({ ...shown(one), note: one.actors ? counted(one.actors, 'actor') : null })), '.unit': unit, '.label': title }));
}

customElements.define('statistics-page', StatisticsPage);
