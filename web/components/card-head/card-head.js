import { el, join, replace } from '../../lib/dom.js';
import { copyButton } from '../../lib/clipboard.js';
import { offered } from '../../lib/offers.js';
import { TYPES, cardAddress, cardLink, counted, date, fieldName, humanised, sourceMarks, sourceName } from '../../lib/words.js';
import '../claim-list/claim-list.js';
import '../export-menu/export-menu.js';

const NAMES_SHOWN = 12;
const CLAIMS_OF = { country: 'countries', motivation: 'motivations', first_seen: 'first_seen', last_seen: 'last_seen', sponsor: 'sponsors', sector: 'sectors', target: 'targets' };
const RATINGS = [['confidence', 'Confidence'], ['activity', 'Activity'], ['threat', 'Threat level']];

/** Who this is at a glance: names, doubts, the facts with their sources, the assessment, ids. */
class CardHead extends HTMLElement {
  connectedCallback() {
    const { card } = this;
    const type = TYPES[card.type];
    replace(this,
      el('div', { class: 'head-way' },
        el('nav', { class: 'breadcrumb', 'aria-label': 'Breadcrumb' }, el('ol', {},
          el('li', {}, el('a', { href: '/' }, 'Home')),
          el('li', {}, el('a', { href: `/${type.path}` }, `All ${type.plural.toLowerCase()}`)),
          card.parent && el('li', {}, cardLink(card.parent)),
          el('li', { 'aria-current': 'page' }, card.name))),
        beside(this.neighbours)),
      el('div', { class: 'head-title' },
        el('h1', {}, card.parent && el('span', { class: 'head-parent' }, card.parent.name, ': '), card.name),
        el('span', { class: ['kind', `kind-${card.type}`] }, type.label),
        el('span', { class: 'id' }, card.attack_id ?? card.id),
        card.status !== 'live' && el('span', { class: 'badge badge-status' }, card.status),
        sourceMarks(card.sources),
        tools(card)),
      names(card),
      doubts(card),
      facts(card),
      card.type === 'actor' && assessment(card.assessment));
  }
}

/** The cards before and after it, A–Z. */
function beside(neighbours) {
  if (!neighbours?.previous && !neighbours?.next) return null;
  const { previous, next } = neighbours;
  const link = (other, rel, said, ...content) => el('a', { href: cardAddress(other), rel, 'aria-label': `${said}: ${other.name}` }, content);
  return el('nav', { class: 'neighbours', 'aria-label': 'Neighbours A to Z' },
    previous && link(previous, 'prev', 'Previous', '‹ ', el('span', { class: 'neighbour-name' }, previous.name)),
    next && link(next, 'next', 'Next', el('span', { class: 'neighbour-name' }, next.name), ' ›'));
}

function names(card) {
  const others = card.names.filter((one) => !one.primary && one.name !== card.name);
  if (others.length === 0) return null;
  return el('p', { class: 'head-names' }, el('span', { class: 'muted' }, 'Also '),
    join(others.slice(0, NAMES_SHOWN).map((one) => el('span', { class: 'head-name' }, one.name, givers(one) && el('span', { class: 'muted' }, ' (', givers(one), ')')))),
    others.length > NAMES_SHOWN && [', ', el('a', { href: '#names' }, counted(others.length - NAMES_SHOWN, 'more name'))]);
}

export function givers(name) {
  const given = name.given_by?.length > 0 ? name.given_by : (name.sources ?? []).map((one) => one.giver).filter(Boolean);
  return [...new Set(given)].join(', ');
}

/** Contested names and disputed fields: the mark, and on demand what it means here. */
function doubts(card) {
  const contested = card.names.filter((one) => one.contested);
  const disputed = card.disputed ?? [];
  if (contested.length + disputed.length === 0) return null;
  return el('div', { class: 'doubts' },
    contested.length > 0 && el('details', { class: 'doubt' },
      el('summary', {}, el('span', { class: 'badge badge-contested' }, 'contested'), ' ', counted(contested.length, 'name is claimed', 'names are claimed'), ' by other cards too'),
      el('ul', {}, contested.map((one) => el('li', {}, el('a', { href: `/names?name=${encodeURIComponent(one.name)}` }, one.name),
        ': also claimed by ', one.claimants.length > 0 ? join(one.claimants.map((other) => cardLink(other))) : 'another card')))),
    disputed.length > 0 && el('details', { class: 'doubt' },
      el('summary', {}, el('span', { class: 'badge badge-disputed' }, 'disputed'), ' sources do not agree on ', disputed.map(fieldName).join(', ')),
      el('ul', {}, disputed.map((field) => el('li', {}, el('strong', {}, humanised(fieldName(field))), ': ', said(card[CLAIMS_OF[field]] ?? []))))));
}

function said(claims) {
  return join(claims.map((claim) => [claim.label, ' says ', [...new Set(claim.sources.map((one) => sourceName(one.source)))].join(' and ')]), '; ');
}

function facts(card) {
  const claims = (field, list, empty) => (list?.length > 0 ? el('claim-list', { '.field': field, '.claims': list }) : empty && el('span', { class: 'muted' }, empty));
  const actor = card.type === 'actor';
  const rows = [
    ['Suspected origin', claims('country', card.countries, actor && 'Not attributed by any source')],
    ['Sponsor', claims('sponsor', card.sponsors)],
    ['Motivation', claims('motivation', card.motivations, actor && 'Not stated')],
    ['Kind', claims('kind', card.kinds)],
    ['Platforms', claims('platform', card.platforms)],
    ['First seen', claims('date', card.first_seen, (actor || card.type === 'campaign') && 'Not stated')],
    ['Last seen', claims('date', card.last_seen)],
    ['Last change', card.modified && date(card.modified)],
    ['Sub-technique of', card.parent && [cardLink(card.parent), ' ', el('span', { class: 'id' }, card.parent.attack_id ?? card.parent.id)]],
    ['Ids', ids(card)],
  ];
  return el('dl', { class: 'facts' }, rows.filter(([, value]) => value).map(([label, value]) => el('div', { class: 'fact' }, el('dt', {}, label), el('dd', {}, value))));
}

function ids(card) {
  const others = (card.identifiers ?? []).filter((id) => id !== card.id);
  return [el('code', {}, card.id), others.length > 0 && el('details', { class: 'more' }, el('summary', {}, counted(others.length, 'more id')),
    el('ul', { class: 'id-list' }, others.map((id) => el('li', {}, el('code', {}, id)))))];
}

function assessment(rated) {
  if (!rated) return null;
  return el('div', { class: 'ratings' }, RATINGS.filter(([key]) => rated[key]).map(([key, label]) => {
    const { level, because } = rated[key];
    return el('details', { class: 'rating' },
      el('summary', {}, el('span', { class: 'rating-label' }, label), el('span', { class: ['rating-level', `level-${level}`] }, el('span', { class: 'rating-dots', 'aria-hidden': 'true' }), level), el('span', { class: 'rating-why' }, 'why?')),
      el('ul', {}, because.map((reason) => el('li', {}, reason))));
  }));
}

function tools(card) {
  return el('div', { class: 'card-tools' },
    copyButton('Copy link', () => new URL(cardAddress(card), location.href).href),
    offered('cards/{id}.json') ? el('export-menu', { '.cardId': card.id }) : el('a', { class: 'button quiet', href: `/api/v1/cards/${encodeURIComponent(card.id)}` }, 'JSON'),
    card.type === 'actor' && offered('/compare') && el('a', { class: 'button quiet', href: `/compare?ids=${encodeURIComponent(card.id)}` }, 'Compare'),
    el('button', { type: 'button', class: 'button quiet', onclick: () => window.print() }, 'Print'));
}

customElements.define('card-head', CardHead);
