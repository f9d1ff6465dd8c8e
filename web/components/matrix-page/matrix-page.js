import { el, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { failed, waiting } from '../../lib/states.js';
import { address, searchPage } from '../../lib/query.js';
import { counted, number } from '../../lib/words.js';
import { actorConditions } from '../actor-filter/actor-filter.js';

const FIRST = 'enterprise-attack';
const OWN = ['domain', 'used', 'subtechniques'];
const STEPS = 5;
const NARROW = matchMedia('(max-width: 44rem)');

/** The ATT&CK matrices, each technique with how many of the loaded actors use it. */
class MatrixPage extends HTMLElement {
  constructor() {
    super();
    this.keepsStanding = true;
  }

  build() {
    this.lead = el('p', { role: 'status' }, ' ');
    this.domains = el('nav', { class: 'results-tabs', 'aria-label': 'Matrix' });
    this.filter = el('actor-filter');
    this.tools = el('div', { class: 'matrix-tools' });
    this.body = el('div', { class: 'matrix-body' }, waiting(24));
    replace(this, el('div', { class: 'page matrix-page' },
      el('div', { class: 'page-head' }, el('h1', {}, 'Techniques'), this.lead),
      this.domains, el('div', { class: 'matrix-bar' }, this.filter, this.tools), this.body));
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  async show(url) {
    if (!this.body) this.build();
    document.title = 'Techniques, the ATT&CK matrix · Actordex';
    this.url = url;
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.filter.draw(url, OWN);
    const key = actorConditions(url).toString();
    try {
      if (this.known !== key) this.answer = await get('matrix', actorConditions(url), request.signal);
      if (this.request !== request) return;
      this.known = key;
      this.draw();
    } catch (error) {
      if (!aborted(error) && this.request === request) replace(this.body, failed(error, () => this.show(url)));
    }
  }

  /** The same view with one of its own parameters changed. */
  to(changes) {
    const next = actorConditions(this.url);
    for (const name of OWN) {
      const value = name in changes ? changes[name] : this.url.searchParams.get(name);
      if (value) next.set(name, value);
    }
    return address(next, '/techniques');
  }

  draw() {
    const { answer } = this;
    const wanted = this.url.searchParams.get('domain') ?? FIRST;
    const shown = answer.domains.find((one) => one.domain === wanted) ?? answer.domains[0];
    const used = this.url.searchParams.get('used') === 'true';
    const unfolded = this.url.searchParams.get('subtechniques') === 'true';
    replace(this.lead, `How many of ${counted(answer.actors, 'actor')} use each technique; `,
      `of ${number(answer.with_techniques)} any is known. `,
      el('a', { href: '/search?type=technique&sort=name' }, 'All techniques A–Z'));
    replace(this.domains, answer.domains.map((one) => el('a', { href: this.to({ domain: one.domain === FIRST ? null : one.domain }), 'aria-current': one === shown && 'true' },
      one.label, ' ', el('span', { class: 'tab-count' }, number(size(one))))));
    if (!shown) return replace(this.body, el('p', { class: 'notice' }, 'No technique is loaded.'));
    const all = shown.tactics.flatMap((tactic) => tactic.techniques);
    const tone = scale(all);
    replace(this.tools,
      el('a', { class: 'button quiet', href: this.to({ used: used ? null : 'true' }) }, used ? 'Show unused too' : 'Hide unused'),
      el('a', { class: 'button quiet', href: this.to({ subtechniques: unfolded ? null : 'true' }) }, unfolded ? 'Fold sub-techniques' : 'Unfold sub-techniques'));
    const columns = shown.tactics.map((tactic, i) => column(tactic, { tone, used, unfolded, open: !NARROW.matches || i === 0 })).filter(Boolean);
    return replace(this.body, legend(tone),
      columns.length === 0
        ? el('p', { class: 'notice' }, 'None of these techniques is used by any of the actors.')
        : el('div', { class: 'matrix', role: 'region', tabindex: '0', 'aria-label': `${shown.label} matrix` }, columns));
  }
}

const size = (domain) => new Set(domain.tactics.flatMap((tactic) => tactic.techniques.map((one) => one.attack_id))).size;

/** How strong a tone a count has: the share of the most used technique, its square root, in steps. */
function scale(techniques) {
  const most = Math.max(1, ...techniques.map((one) => one.count));
  const step = (n) => (n === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(n / most) * STEPS)));
  const from = Array.from({ length: STEPS }, (_, i) => Math.floor((i / STEPS) ** 2 * most) + 1);
  return { step, from, most };
}

function legend({ from, most }) {
  const words = (low, i) => {
    const high = i + 1 < from.length ? from[i + 1] - 1 : most;
    return high > low ? `${number(low)}–${number(high)}` : number(low);
  };
  const steps = from.map((low, i) => [low, i]).filter(([low, i]) => i + 1 === from.length || from[i + 1] > low);
  return el('p', { class: 'matrix-legend' }, el('span', { class: 'muted' }, 'Actors'),
    el('span', { class: 'tone tone-0' }, '0'), steps.map(([low, i]) => el('span', { class: `tone tone-${i + 1}` }, words(low, i))));
}

function column(tactic, view) {
  const cells = tactic.techniques.filter((one) => !view.used || one.count > 0);
  if (view.used && cells.length === 0) return null;
  return el('details', { class: 'matrix-column', open: view.open },
    el('summary', {}, el('h2', {}, tactic.name),
      el('span', { class: 'matrix-sum' }, `${counted(cells.length, 'technique')} · `, counted(tactic.count, 'actor'))),
    el('ul', {}, cells.map((one) => el('li', {}, cell(one, view), below(one, view)))));
}

function cell(one, { tone }) {
  return el('div', { class: ['matrix-cell', `tone-${tone.step(one.count)}`] },
    el('a', { class: 'matrix-name', href: `/techniques/${encodeURIComponent(one.id)}`, title: one.attack_id }, breakable(one.name),
      one.withdrawn && el('span', { class: 'matrix-withdrawn' }, ' withdrawn')),
    one.count > 0 && one.search
      ? el('a', { class: 'matrix-count', href: searchPage(one.search), 'aria-label': `${counted(one.count, 'actor')} with ${one.attack_id} ${one.name}` }, number(one.count))
      : el('span', { class: 'matrix-count' }, number(one.count)));
}

/** `Deobfuscate/Decode` may break after the slash. */
const breakable = (name) => name.split(/(?<=\/)/).flatMap((part, i) => (i === 0 ? [part] : [el('wbr'), part]));

function below(one, view) {
  const subs = (one.subtechniques ?? []).filter((sub) => !view.used || sub.count > 0);
  if (subs.length === 0) return null;
  return el('details', { class: 'matrix-subs', open: view.unfolded },
    el('summary', {}, counted(subs.length, 'sub-technique')),
    el('ul', {}, subs.map((sub) => el('li', {}, cell(sub, view)))));
}

customElements.define('matrix-page', MatrixPage);
