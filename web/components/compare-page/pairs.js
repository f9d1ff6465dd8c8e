import { el } from '../../lib/dom.js';
import { counted, number } from '../../lib/words.js';
import { named } from './facts.js';

const KINDS = { technique: ['technique'], tool: ['software', 'software'], sector: ['sector'], target: ['country', 'countries'] };

/** How alike each two are: a table of scores, what each is made of, and the formula on demand. */
export function pairs({ actors, pairs: all, formula }) {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const most = Math.max(0.01, ...all.map(({ score }) => score));
  const sorted = all.toSorted((a, b) => b.score - a.score);
  return el('section', { class: 'compare-block', 'aria-labelledby': 'compare-pairs' },
    el('h2', { id: 'compare-pairs' }, 'How alike'),
    actors.length > 2 && scores(actors, all, most),
    el('div', { class: 'compare-pairs' }, sorted.map((pair) => pairDetails(pair, byId))),
    explained(formula));
}

function scores(actors, all, most) {
  const of = (a, b) => all.find(({ ids }) => ids.includes(a.id) && ids.includes(b.id));
  return el('div', { class: 'table-scroll', role: 'region', tabindex: '0', 'aria-label': 'Scores, table' },
    el('table', { class: 'table score-table' },
      el('thead', {}, el('tr', {}, el('td', {}), actors.map(({ name }) => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, actors.map((row) => el('tr', {}, el('th', { scope: 'row' }, row.name), actors.map((column) => {
        if (row === column) return el('td', { class: 'score-self' }, '–');
        const { score } = of(row, column);
        return el('td', { class: `score tone-${score === 0 ? 0 : Math.max(1, Math.ceil((score / most) * 5))}` }, score.toFixed(2));
      }))))));
}

function pairDetails(pair, byId) {
  const [one, other] = pair.ids.map((id) => byId.get(id));
  const shared = Object.entries(KINDS).map(([kind, words]) => [pair.shared[kind], words]).filter(([n]) => n > 0).map(([n, words]) => counted(n, ...words));
  const box = el('details', { class: 'compare-pair' },
    el('summary', {}, el('strong', { class: 'pair-score' }, pair.score.toFixed(2)), el('span', {}, one.name, ' and ', other.name),
      el('span', { class: 'muted small' }, shared.length > 0 ? `share ${shared.join(', ')}` : 'share nothing that is known')));
  box.addEventListener('toggle', () => { if (!box.querySelector('.pair-body')) box.append(evidence(pair, one, other)); }, { once: true });
  return box;
}

function evidence(pair, one, other) {
  return el('div', { class: 'pair-body' },
    el('p', { class: 'small' }, `${pair.score.toFixed(4)} = overlap ${pair.overlap.toFixed(4)} × support ${pair.support.toFixed(4)}`),
    pair.evidence.length > 0 && el('div', { class: 'table-scroll', role: 'region', tabindex: '0', 'aria-label': `What ${one.name} and ${other.name} share` },
      el('table', { class: 'table' },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Shared'), el('th', { scope: 'col', class: 'number' }, 'Weight'), el('th', { scope: 'col', class: 'number' }, 'Actors that have it'))),
        el('tbody', {}, pair.evidence.map((each) => el('tr', {},
          el('th', { scope: 'row' }, named(each), each.via_parent && el('span', { class: 'muted small' }, ` through ${each.ours.join(', ')} and ${each.theirs.join(', ')}`)),
          el('td', { class: 'number' }, each.weight.toFixed(2)), el('td', { class: 'number' }, number(each.actor_count))))))),
    pair.truncated && el('p', { class: 'small muted' }, `The weightiest ${number(pair.evidence.length)} are listed.`));
}

function explained(formula) {
  return el('details', { class: 'more' }, el('summary', {}, 'How the score is made'),
    el('div', { class: 'pair-formula' },
      formula.text.split('; ').map((line) => el('p', {}, line)),
      el('table', { class: 'table' },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Kind of fact'), el('th', { scope: 'col', class: 'number' }, 'Kind'), el('th', { scope: 'col', class: 'number' }, 'N, actors with any'))),
        el('tbody', {}, Object.keys(formula.kinds).map((kind) => el('tr', {}, el('th', { scope: 'row' }, kind === 'tool' ? 'software' : kind), el('td', { class: 'number' }, formula.kinds[kind]), el('td', { class: 'number' }, number(formula.actors[kind])))))),
      el('p', {}, 'It orders actors; it is no probability that two are one.')));
}
