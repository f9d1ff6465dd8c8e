import { el } from '../../lib/dom.js';
import { offered } from '../../lib/offers.js';
import { fieldName, sourceMarks } from '../../lib/words.js';
import '../claim-list/claim-list.js';
import '../rich-text/rich-text.js';
import '../name-table/name-table.js';
import '../technique-list/technique-list.js';
import '../use-list/use-list.js';
import '../operation-timeline/operation-timeline.js';
import '../defence-list/defence-list.js';
import '../relation-list/relation-list.js';
import '../reference-list/reference-list.js';
import '../source-records/source-records.js';
import '../world-map/world-map.js';
import '../similar-actors/similar-actors.js';
import '../technique-heat/technique-heat.js';
import '../indicator-table/indicator-table.js';

/**
 * The blocks of a card in the order of the page, only those that the data has:
 * `{id, title, count, lead, body}`. A new block of the page is a new line here.
 */
export function sections(card) {
  return [
    descriptions(card),
    block('tactics', 'Tactics', card.tactics, (tactics) => el('ul', { class: 'chips' }, tactics.map((tactic) =>
      el('li', {}, el('a', { class: 'chip', href: `/search?type=technique&tactic=${encodeURIComponent(tactic.shortname)}` }, tactic.name))))),
    targets(card),
    block('operations', 'Operations', card.operations, (operations) => el('operation-timeline', { '.operations': operations })),
    block('counter-operations', 'Counter-operations', card.counter_operations, (operations) => el('operation-timeline', { '.operations': operations, class: 'counter' }),
      'What was done against this actor: arrests, indictments, takedowns.'),
    block('subtechniques', 'Sub-techniques', card.subtechniques, (links) => el('ul', { class: 'columns' }, links.map((link) =>
      el('li', {}, el('span', { class: 'id' }, link.attack_id ?? link.id), ' ', el('a', { href: `/techniques/${encodeURIComponent(link.id)}` }, link.name))))),
    block('actors', actorsTitle(card), card.actors, (actors) => el('use-list', { '.kind': 'actor', '.uses': actors, '.card': card })),
    block('actors-via-campaigns', 'Actors through campaigns', card.actors_via_campaigns, (actors) => el('use-list', { '.kind': 'actor', '.uses': actors }),
      'Observed only in campaigns attributed to these actors, not ascribed to them directly.'),
    block('techniques', 'ATT&CK techniques', card.techniques, (techniques) => [
      offered('matrix') && el('technique-heat', { '.techniques': techniques }),
      el('technique-list', { '.techniques': techniques, '.ownerId': card.id })]),
    block('software', 'Software', card.software, (software) => el('use-list', { '.kind': 'software', '.uses': software }),
      card.type === 'technique' ? 'Software that uses this technique.' : null),
    block('campaigns', 'Campaigns', card.campaigns, (campaigns) => el('use-list', { '.kind': 'campaign', '.uses': campaigns })),
    block('mitigations', 'Mitigations', card.mitigations, (defences) => el('defence-list', { '.defences': defences })),
    block('detections', 'Detections', card.detections, (defences) => el('defence-list', { '.defences': defences })),
    block('relations', 'Relations', card.relations, (relations) => el('relation-list', { '.relations': relations }),
      'How this card stands to others, and on whose word. A relation never makes two cards one.'),
    similar(card),
    indicators(card),
    block('names', 'Names', worthATable(card.names) ? card.names : [], (names) => el('name-table', { '.names': names })),
    block('notes', 'Further fields', card.notes, notes),
    block('references', 'References', card.references, (references) => el('reference-list', { '.references': references })),
    block('sources', 'Source records', card.sources, (entries) => el('source-records', { '.card': card, '.entries': entries }),
      'The records that are on this card, and why. Each can be read as it came.'),
  ].filter(Boolean);
}

function block(id, title, items, body, lead = null) {
  if (!items || items.length === 0) return null;
  return { id, title, count: items.length, lead, body: body(items) };
}

/** One name that nobody is known to have coined and nobody else claims stands in the head already. */
function worthATable(names) {
  return names?.length > 1 || names?.some((name) => name.contested || name.sources.some((said) => said.giver));
}

function actorsTitle(card) {
  return card.type === 'campaign' ? 'Attributed to' : 'Used by';
}

function descriptions({ descriptions: texts }) {
  if (!texts || texts.length === 0) return null;
  return { id: 'description', title: 'Description', count: 0, body: el('div', { class: 'texts' }, texts.map((text) => el('rich-text', { '.text': text }))) };
}

function targets(card) {
  const sectors = card.sectors ?? [];
  const countries = card.targets ?? [];
  if (sectors.length + countries.length === 0) return null;
  return {
    id: 'targets', title: 'Observed targets', count: 0,
    body: el('div', { class: 'target-columns' },
      sectors.length > 0 && el('div', {}, el('h3', {}, 'Sectors'), el('claim-list', { '.field': 'sector', '.claims': sectors })),
      countries.length > 0 && el('div', {}, el('h3', {}, 'Countries'), el('claim-list', { '.field': 'target', '.claims': countries })),
      countries.some(({ value }) => /^[A-Z]{2}$/.test(value)) && el('div', { class: 'target-map' }, el('world-map', { '.unit': 'source', '.values': observed(countries) }))),
  };
}

/** Only an actor with something to share has anyone like it. */
function similar(card) {
  const known = (card.techniques?.length ?? 0) + (card.software?.length ?? 0) + (card.sectors?.length ?? 0) + (card.targets?.length ?? 0);
  if (card.type !== 'actor' || known === 0 || !offered('cards/{id}/similar')) return null;
  return {
    id: 'similar', title: 'Similar actors', count: 0, lead: 'By what they share; what few others have weighs most. Likeness is no statement that two are one.',
    body: el('similar-actors', { '.cardId': card.id }),
  };
}

function indicators(card) {
  if (card.type === 'technique') return null;
  const id = 'indicators';
  return {
    id, title: 'Indicators', count: 0,
    body: offered('cards/{id}/indicators')
      ? el('indicator-table', { '.cardId': card.id })
      : el('p', { class: 'indicators-none' }, el('strong', {}, 'None loaded.'), ' No imported source has indicators.'),
  };
}

/** The observed countries for the map: how many sources say so. */
function observed(claims) {
  return claims.filter(({ value }) => /^[A-Z]{2}$/.test(value)).map((claim) => ({
    value: claim.value, label: claim.label, count: new Set(claim.sources.map(({ source }) => source)).size, href: `/search?type=actor&target=${encodeURIComponent(claim.value)}`,
  }));
}

function notes(list) {
  return el('dl', { class: 'note-list' }, list.map((note) => [
    el('dt', {}, fieldName(note.field), ' ', sourceMarks([note])), el('dd', {}, note.value),
  ]));
}
