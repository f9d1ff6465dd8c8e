import { el, replace } from '../../lib/dom.js';
import { date, flag, sourceMarks, sourceName } from '../../lib/words.js';

/** Fields whose values lead to a search, and the facet they lead to. */
const FACETS = { country: 'country', target: 'target', sector: 'sector', motivation: 'motivation', sponsor: 'sponsor', platform: 'platform' };

/** Values with who says each, and on demand how each source spells it. */
class ClaimList extends HTMLElement {
  connectedCallback() {
    const { claims, field } = this;
    replace(this,
      el('ul', { class: ['claims', claims.length > 3 && 'claims-many'] }, claims.map((claim) => el('li', {}, value(field, claim), ' ', sourceMarks(claim.sources)))),
      spellings(claims));
  }
}

function value(field, claim) {
  if (field === 'date') return date(claim.label);
  const facet = FACETS[field];
  const shown = facet
    ? el('a', { href: `/search?type=${field === 'platform' ? 'technique' : 'actor'}&${facet}=${encodeURIComponent(claim.value)}`, class: 'claim-value' }, claim.label)
    : el('span', {}, claim.label);
  return field === 'country' || field === 'target' ? el('span', { class: 'country' }, flag(claim.value), ' ', shown) : shown;
}

function spellings(claims) {
  const same = (a, b) => a.toLowerCase() === b.toLowerCase();
  const differing = claims.filter((claim) => claim.sources.some((said) => said.raw && !same(said.raw, claim.label) && !same(said.raw, claim.value)));
  if (differing.length === 0) return null;
  return el('details', { class: 'more spellings' }, el('summary', {}, 'As the sources write it'),
    el('ul', {}, differing.flatMap((claim) => claim.sources.filter((said) => said.raw).map((said) => el('li', {}, claim.label, ': ', el('q', {}, said.raw), el('span', { class: 'muted' }, ' ', sourceName(said.source)))))));
}

customElements.define('claim-list', ClaimList);
