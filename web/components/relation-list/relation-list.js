import { el, replace } from '../../lib/dom.js';
import { inline } from '../../lib/prose.js';
import { cardLink, sourceMarks } from '../../lib/words.js';

const LABELS = {
  possibly_related: 'possibly related to', distinct_from: 'distinct from', subgroup_of: 'subgroup of', similar_to: 'similar to',
  shares_a_name: 'shares a name with', claims_to_be: 'is said to be the same as', claimed_by: 'is claimed by', variant_of: 'variant of', attributed_to: 'attributed to', mentions: 'mentions',
};

/** How this card stands to others, by kind of relation, each with its evidence. */
class RelationList extends HTMLElement {
  connectedCallback() {
    const kinds = grouped(this.relations);
    replace(this, el('dl', { class: 'relations' }, [...kinds].map(([type, list]) => el('div', {},
      el('dt', {}, list[0].label ?? LABELS[type] ?? type.replaceAll('_', ' ')),
      list.map(relation)))));
  }
}

function grouped(relations) {
  const kinds = new Map();
  for (const one of relations) kinds.set(one.type, [...(kinds.get(one.type) ?? []), one]);
  return kinds;
}

function relation({ to, name, evidence }) {
  return el('dd', {},
    to ? [cardLink(to), to.attack_id && [' ', el('span', { class: 'id' }, to.attack_id)]] : [name, el('span', { class: 'muted small' }, ' (no loaded card)')],
    evidence.map((one) => el('p', { class: 'evidence' }, sourceMarks([one]), one.likelihood && [' ', el('strong', {}, one.likelihood.replaceAll('-', ' '))], one.text && [' ', inline(one.text)])));
}

customElements.define('relation-list', RelationList);
