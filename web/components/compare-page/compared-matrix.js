import { el } from '../../lib/dom.js';
import { counted } from '../../lib/words.js';

const DOMAINS = { 'enterprise-attack': 'Enterprise', 'ics-attack': 'ICS', 'mobile-attack': 'Mobile' };

/** The techniques of the compared actors under their tactics, each with the letters of who uses it. */
export function comparedMatrix({ actors, techniques }, wanted, letters) {
  const facts = techniques.filter(wanted);
  const columns = new Map();
  for (const fact of facts) {
    for (const tactic of fact.tactics) {
      const key = `${tactic.domain} ${tactic.shortname}`;
      if (!columns.has(key)) columns.set(key, { tactic, facts: [] });
      columns.get(key).facts.push(fact);
    }
  }
  const domains = [...new Set([...columns.values()].map(({ tactic }) => tactic.domain))].sort((a, b) => Object.keys(DOMAINS).indexOf(a) - Object.keys(DOMAINS).indexOf(b));
  if (domains.length === 0) return el('p', { class: 'notice' }, 'No such technique is known of them.');
  return domains.map((domain) => el('section', { class: 'compare-block compared-matrix' },
    el('h2', {}, DOMAINS[domain] ?? domain, ' matrix'),
    el('p', { class: 'small compared-legend' }, actors.map((actor, i) => [el('span', { class: 'compare-letter' }, letters[i]), ' ', actor.name, ' '])),
    el('div', { class: 'matrix', role: 'region', tabindex: '0', 'aria-label': `${DOMAINS[domain] ?? domain} matrix` },
      [...columns.values()].filter(({ tactic }) => tactic.domain === domain).sort((a, b) => a.tactic.order - b.tactic.order).map((one) => column(one, actors, letters)))));
}

function column({ tactic, facts }, actors, letters) {
  const ordered = facts.toSorted((a, b) => (a.value < b.value ? -1 : 1));
  return el('details', { class: 'matrix-column', open: true },
    el('summary', {}, el('h3', {}, tactic.name), el('span', { class: 'matrix-sum' }, counted(facts.length, 'technique'))),
    el('ul', {}, ordered.map((fact) => cell(fact, actors, letters))));
}

function cell(fact, actors, letters) {
  const users = actors.map(({ id, name }, i) => ({ id, name, letter: letters[i] })).filter(({ id }) => fact.used_by.includes(id));
  return el('li', { class: ['matrix-cell', 'compared-cell', `tone-${users.length === 1 ? 0 : Math.max(1, Math.round((users.length / actors.length) * 5))}`] },
    el('span', { class: 'matrix-name' }, fact.links.html ? el('a', { href: fact.links.html, title: fact.value }, fact.label) : fact.label,
      fact.parent && el('span', { class: 'id' }, ` ${fact.value}`)),
    el('span', { class: 'compared-users' }, users.map(({ letter, name }) => el('span', { class: 'compare-letter', title: name }, letter))));
}
