import { el, join, replace } from '../../lib/dom.js';
import { offered } from '../../lib/offers.js';
import { highlight } from '../../lib/prose.js';
import { TYPES, cardAddress, counted, country, countryName, fieldName, humanised, sourceMarks, sourceName, years } from '../../lib/words.js';

const NAMES_SHOWN = 6;

/** The cards found, in order. Arrow keys move from one to the next. */
class HitList extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', (event) => this.key(event));
  }

  /** @param first the rank of the first hit, from 1 */
  draw(hits, first) {
    replace(this, el('ol', { class: 'hits', start: first }, hits.map(hitItem)));
  }

  key(event) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...this.querySelectorAll('.hit-name')];
    const at = links.indexOf(event.target);
    if (at < 0) return;
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    if (next < 0) focusBox();
    else links[Math.min(next, links.length - 1)].focus();
  }
}

function focusBox() {
  document.querySelector('.header-search')?.focus();
}

function hitItem(hit) {
  return el('li', { class: 'hit' },
    el('div', { class: 'hit-head' },
      el('h2', {}, el('a', { class: 'hit-name', href: cardAddress(hit) }, name(hit))),
      hit.attack_id ? el('span', { class: 'id' }, hit.attack_id) : el('span', { class: 'id' }, hit.id),
      el('span', { class: ['kind', `kind-${hit.type}`] }, TYPES[hit.type]?.label ?? hit.type),
      marks(hit),
      sourceMarks(hit.sources),
      hit.type === 'actor' && offered('/compare') && el('a', { class: 'hit-compare', href: `/compare?ids=${encodeURIComponent(hit.id)}`, 'aria-label': `Compare ${hit.name}` }, 'Compare')),
    why(hit),
    otherNames(hit),
    facts(hit),
    snippets(hit));
}

function name(hit) {
  const marked = hit.highlights?.name?.[0];
  return marked && marked.replaceAll(/<\/?mark>/g, '') === hit.name ? highlight(marked) : hit.name;
}

/** What is in doubt about a card, as marks. */
export function marks(hit) {
  return [
    hit.contested && el('span', { class: 'badge badge-contested', title: 'Another card claims one of its names' }, 'contested name'),
    hit.disputed?.length > 0 && el('span', { class: 'badge badge-disputed', title: 'Sources do not agree' },
      `disputed: ${hit.disputed.map(fieldName).join(', ')}`),
    hit.status && hit.status !== 'live' && el('span', { class: 'badge badge-status' }, hit.status),
  ];
}

const REASONS = {
  country: 'Origin', target: 'Targets', sector: 'Targets the sector', motivation: 'Motivation',
  alias: 'Also known as', technique: 'Uses', tool: 'Uses', id: 'Has the id', cve: 'Mentions',
};
const valueName = (match) => match.why !== 'facet' ? match.value
  : match.field === 'country' || match.field === 'target' ? countryName(match.value) : humanised(match.value);
const REASONS_SHOWN = 2;

/** What of the card matched that its head does not show: an alias and who coined it, a technique. */
function why(hit) {
  const telling = (hit.matched ?? []).filter((one) => REASONS[one.field] && one.value && one.value !== hit.name && one.value !== hit.attack_id);
  const shown = telling.filter((one, i) => telling.findIndex((other) => other.field === one.field && other.value === one.value) === i).slice(0, REASONS_SHOWN);
  return shown.map((match) => el('p', { class: 'hit-why' }, REASONS[match.field], ' ', el('strong', {}, valueName(match)),
    match.giver && [', coined by ', match.giver],
    match.source && el('span', { class: 'muted' }, ' (', sourceName(match.source), ')')));
}

function otherNames(hit) {
  const others = (hit.names ?? []).filter((one) => one !== hit.name);
  if (others.length === 0) return null;
  return el('p', { class: 'hit-names' }, join(others.slice(0, NAMES_SHOWN), ' · '),
    others.length > NAMES_SHOWN && el('span', { class: 'muted' }, ` · ${counted(others.length - NAMES_SHOWN, 'more name')}`));
}

function facts(hit) {
  const parts = [
    ...(hit.countries ?? []).map((code) => country(code)),
    years(hit),
    (hit.motivations ?? []).slice(0, 2).map(humanised).join(', '),
    hit.sectors?.length > 0 && `${hit.sectors.slice(0, 3).map(humanised).join(', ')}${hit.sectors.length > 3 ? ` +${hit.sectors.length - 3}` : ''}`,
  ].filter(Boolean);
  return parts.length > 0 && el('p', { class: 'hit-facts' }, join(parts, ' · '));
}

function snippets(hit) {
  const found = Object.entries(hit.highlights ?? {}).filter(([field]) => field !== 'name' && field !== 'alias');
  if (found.length === 0) return hit.summary && el('p', { class: 'hit-text' }, hit.summary);
  return found.slice(0, 3).map(([field, texts]) => el('p', { class: 'hit-text' },
    field !== 'description' && el('span', { class: 'hit-field' }, humanised(fieldName(field)), ': '),
    join(texts.slice(0, 2).map(highlight), ' ')));
}

customElements.define('hit-list', HitList);
