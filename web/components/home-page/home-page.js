import { el, join, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { failed, waiting } from '../../lib/states.js';
import { TYPES, cardLink, counted, country, date, number, sourceMarks, sourceName } from '../../lib/words.js';
import { address, searchPage } from '../../lib/query.js';
import '../world-map/world-map.js';

const EXAMPLES = [
  ['Group 72', 'an alias'],
  ['watering hole', 'a way of working'],
  ['T1566.001', 'a technique'],
  ['PlugX', 'a software'],
  ['motivation:financial country:RU', 'fields together'],
  ['"point of sale" -ransomware', 'a phrase, and what to leave out'],
];

const CHARTS = [['country', 'Suspected origin'], ['target', 'Observed targets'], ['motivation', 'Motivation']];

/** The way in: a search box, what can be asked, what is loaded and what changed last. */
class HomePage extends HTMLElement {
  async show() {
    document.title = 'Actordex · search threat actors';
    this.request = new AbortController();
    this.loaded = el('section', { class: 'home-block home-loaded', 'aria-labelledby': 'home-loaded' });
    this.overview = el('div', { class: 'home-overview' }, waiting(12));
    this.world = el('div', { class: 'home-world' });
    this.counts = el('ul', { class: 'home-counts' }, Object.values(TYPES).map((type) => el('li', {}, el('a', { href: `/${type.path}` }, el('strong', {}, ' '), el('span', {}, type.plural)))));
    replace(this, el('div', { class: 'page home' },
      el('div', { class: 'home-search' },
        el('h1', {}, 'Who is behind it, and who says so?'),
        el('p', { class: 'home-lead' }, 'Threat actors, their names, tools and techniques from several sources on one card each, every statement with its source.'),
        el('search-box'),
        el('ul', { class: 'home-examples', 'aria-label': 'Examples' }, EXAMPLES.map(([q, what]) =>
          el('li', {}, el('a', { class: 'chip', href: address(new URLSearchParams({ q })), title: what }, q))))),
      this.counts, this.world, this.overview, this.loaded));
    if (!this.hidden) this.revealed();
    await Promise.all([this.drawOverview(), this.drawWorld(), this.drawLoaded()]);
  }

  revealed() {
    const nobody = document.activeElement === document.body || document.activeElement?.id === 'main';
    if (nobody && matchMedia('(hover: hover)').matches) this.querySelector('search-box').input.focus({ preventScroll: true });
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  async drawOverview() {
    const params = new URLSearchParams({ type: 'actor', sort: '-modified', size: '8', facets: 'type,country,target,motivation' });
    try {
      const answer = await get('search', params, this.request.signal);
      const facets = Object.fromEntries(answer.facets.map((facet) => [facet.name, facet]));
      replace(this.counts, counts(facets.type));
      replace(this.overview, newest(answer.hits), CHARTS.map(([name, title]) => facets[name] && chart(facets[name], title)));
    } catch (error) {
      if (!aborted(error)) replace(this.overview, failed(error, () => this.show()));
    }
  }

  /** The maps are an extra: without them the lists below say the same. */
  async drawWorld() {
    try {
      const { counts } = await get('stats', new URLSearchParams({ facets: 'country,target', size: 500 }), this.request.signal);
      replace(this.world, worldMap(counts));
    } catch (error) {
      if (!aborted(error)) this.world.remove();
    }
  }

  async drawLoaded() {
    try {
      const answer = await get('sources', null, this.request.signal);
      replace(this.loaded, el('h2', { id: 'home-loaded' }, 'Loaded'),
        el('ul', { class: 'home-sources' }, (answer.sources ?? []).map((one) =>
          el('li', {}, el('strong', {}, one.label ?? sourceName(one.source)), ' ', one.collection, one.release && [' · ', one.release],
            el('span', { class: 'muted' }, ' · ', join(Object.entries(one.counts ?? {}).map(([kind, n]) => `${number(n)} ${kind}`)))))),
        el('p', { class: 'small' }, el('a', { href: '/about' }, 'Licences, problems found while importing, query language')));
    } catch (error) {
      if (!aborted(error)) replace(this.loaded, el('h2', { id: 'home-loaded' }, 'Loaded'), el('p', { class: 'muted' }, error.message));
    }
  }
}

function counts(types) {
  const byValue = Object.fromEntries((types?.values ?? []).map((value) => [value.value, value.count]));
  return Object.entries(TYPES).map(([key, type]) =>
    el('li', {}, el('a', { href: `/${type.path}` }, el('strong', {}, number(byValue[key] ?? 0)), el('span', {}, byValue[key] === 1 ? type.label : type.plural))));
}

function newest(hits) {
  return el('section', { class: 'home-block home-newest' },
    el('h2', {}, 'Newest changes'),
    el('ul', {}, hits.map((hit) => el('li', {},
      cardLink(hit), ' ', hit.attack_id && el('span', { class: 'id' }, hit.attack_id), ' ', sourceMarks(hit.sources),
      el('div', { class: 'small muted' }, join([hit.modified && date(hit.modified), ...hit.countries.map((code) => country(code))].filter(Boolean), ' · '),
        hit.countries.length === 0 && !hit.modified && 'Origin not attributed')))),
    el('p', { class: 'small' }, el('a', { href: '/search?type=actor&sort=-modified' }, 'All actors by last change')));
}

/** Where actors are said to come from, and where their victims were seen: the same map twice. */
function worldMap(counts) {
  const values = (name) => (counts[name]?.values ?? []).filter(({ value }) => /^[A-Z]{2}$/.test(value))
    .map((one) => ({ ...one, href: searchPage(one.search) }));
  const maps = [['country', 'Where actors are said to come from'], ['target', 'Where victims were observed']].filter(([name]) => values(name).length > 0);
  return maps.map(([name, title]) => el('section', { class: 'home-block' }, el('h2', {}, title), el('world-map', { '.values': values(name), '.table': true })));
}

/** Bars that lead to their search. */
function chart(facet, title) {
  const places = facet.name === 'country' || facet.name === 'target';
  const named = places ? facet.values.filter(({ value }) => /^[A-Z]{2}$/.test(value)) : facet.values;
  const none = facet.name === 'country' && facet.values.find(({ value }) => value === 'unattributed');
  const values = named.slice(0, 10);
  const most = Math.max(1, ...values.map((value) => value.count));
  return el('section', { class: 'home-block' },
    el('h2', {}, title),
    el('ul', { class: 'bars' }, values.map((value) => el('li', {},
      el('a', { href: `/search?type=actor&${facet.name}=${encodeURIComponent(value.value)}` },
        el('span', { class: 'bar-label' }, places ? country(value.value, value.label) : value.label),
        el('span', { class: 'bar', '--part': value.count / most, 'aria-hidden': 'true' }),
        el('span', { class: 'number' }, number(value.count), el('span', { class: 'visually-hidden' }, value.count === 1 ? ' actor' : ' actors')))))),
    none && el('p', { class: 'small' }, el('a', { href: '/search?type=actor&country=unattributed' }, counted(none.count, 'actor'), ' not attributed')));
}

customElements.define('home-page', HomePage);
