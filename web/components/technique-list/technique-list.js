import { el, join, replace } from '../../lib/dom.js';
import { inline, plain } from '../../lib/prose.js';
import { cardAddress, cardLink, counted, number, sourceMarks } from '../../lib/words.js';

const DOMAINS = { 'enterprise-attack': 'Enterprise', 'ics-attack': 'ICS', 'mobile-attack': 'Mobile' };
const MANY = 25;

/**
 * Techniques under each of their tactics, in the order of the matrix. The text that says how stands
 * with the first of them; the others point there.
 */
class TechniqueList extends HTMLElement {
  connectedCallback() {
    const groups = byTactic(this.techniques);
    const domains = new Set(groups.map((group) => group.tactic?.domain).filter(Boolean));
    this.find = el('input', { type: 'search', placeholder: 'Find a technique', 'aria-label': 'Find a technique on this card', autocomplete: 'off', oninput: () => this.narrow() });
    this.fold = el('button', { type: 'button', class: 'button quiet', onclick: () => this.setOpen(this.fold.dataset.open !== 'true') });
    this.none = el('p', { class: 'muted', hidden: true }, 'No technique here has these words.');
    const placed = new Set();
    this.groups = groups.map((group) => tacticGroup(group, domains.size > 1, placed));
    replace(this,
      el('div', { class: 'technique-bar' },
        el('p', { class: 'muted small' }, counted(this.techniques.length, 'technique'), ' under ', counted(groups.length, 'tactic'),
          this.techniques.some((use) => !use.direct) && [', ', number(this.techniques.filter((use) => !use.direct).length), ' of them only through campaigns']),
        this.techniques.length > MANY && this.find, this.fold),
      this.groups, this.none);
    this.setOpen(true);
  }

  setOpen(open) {
    for (const group of this.groups) group.open = open;
    this.fold.dataset.open = String(open);
    this.fold.textContent = open ? 'Fold all tactics' : 'Unfold all tactics';
  }

  narrow() {
    const words = this.find.value.trim().toLowerCase();
    let any = false;
    for (const group of this.groups) {
      let shown = 0;
      for (const row of group.querySelectorAll('.technique')) {
        row.hidden = words !== '' && !row.textContent.toLowerCase().includes(words);
        if (!row.hidden) shown += 1;
      }
      group.hidden = shown === 0;
      any ||= shown > 0;
    }
    this.none.hidden = any;
  }
}

const keyOf = (tactic) => (tactic ? `${tactic.domain} ${tactic.shortname}` : '');

function byTactic(techniques) {
  const groups = new Map();
  for (const use of techniques) {
    for (const tactic of use.tactics?.length > 0 ? use.tactics : [null]) {
      const key = keyOf(tactic);
      if (!groups.has(key)) groups.set(key, { tactic, uses: [] });
      groups.get(key).uses.push(use);
    }
  }
  const rank = ({ tactic }) => [tactic ? Object.keys(DOMAINS).indexOf(tactic.domain) : 9, tactic?.order ?? 0];
  return [...groups.values()].sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
}

function tacticGroup({ tactic, uses }, withDomain, placed) {
  return el('details', { class: 'tactic' },
    el('summary', {}, el('h3', {}, tactic?.name ?? 'No tactic stated'), withDomain && tactic && el('span', { class: 'muted small' }, DOMAINS[tactic.domain] ?? tactic.domain), el('span', { class: 'section-count' }, uses.length)),
    el('ul', {}, uses.map((use) => technique(use, tactic, placed))));
}

function technique(use, tactic, placed) {
  const anchor = `technique-${use.attack_id}`;
  const first = !placed.has(use.attack_id);
  placed.add(use.attack_id);
  const elsewhere = (use.tactics ?? []).filter((one) => keyOf(one) !== keyOf(tactic));
  return el('li', { class: 'technique', id: first ? anchor : null },
    el('div', { class: 'technique-head' },
      el('span', { class: 'id' }, use.attack_id),
      el('span', { class: 'technique-name' }, use.id ? el('a', { href: cardAddress({ type: 'technique', id: use.id }) }, use.name) : use.name),
      prevalence('technique', use), via(use), sourceMarks(use.sources), first && citedOnly(use.procedures)),
    elsewhere.length > 0 && el('p', { class: 'technique-also' }, 'Also ', elsewhere.map((one) => one.name).join(', ')),
    first ? procedures(use.procedures) : worded(use.procedures).length > 0 && el('p', { class: 'technique-also' }, el('a', { href: `#${anchor}` }, `How: see under ${use.tactics[0].name}`)));
}

/** How common a technique or software is among the loaded actors. */
export function prevalence(kind, use) {
  if (!use.id || !use.actor_count) return null;
  return el('a', { class: 'prevalence', href: `${cardAddress({ type: kind, id: use.id })}#actors` }, 'used by ', counted(use.actor_count, 'actor'));
}

/** The campaigns through which alone something was observed. */
export function via(use) {
  if (use.direct || !use.via?.length) return null;
  return el('span', { class: 'via' }, 'only through ', join(use.via.map((one) => cardLink(one))));
}

/** The procedures that say something, and those that only cite a document. */
export function worded(list) {
  return (list ?? []).filter((one) => plain(one.text).trim() !== '');
}

export function citedOnly(list) {
  return (list ?? []).filter((one) => plain(one.text).trim() === '').map((one) => inline(one.text));
}

/** How it was used, in the sources' words. */
export function procedures(all) {
  const list = worded(all);
  if (list.length === 0) return null;
  return el('ul', { class: 'procedures' }, list.map((one) => el('li', {}, inline(one.text), one.via && el('span', { class: 'muted' }, ' (', cardLink(one.via), ')'), list.length > 1 && [' ', sourceMarks([one])])));
}

customElements.define('technique-list', TechniqueList);
