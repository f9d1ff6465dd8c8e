import { el } from '../../lib/dom.js';
import { country } from '../../lib/words.js';
import { searchPage } from '../../lib/query.js';

/** A fact as a link: to its card, or to the actors that have it. */
export function named(fact) {
  const to = fact.links?.html ?? searchPage(fact.links?.search);
  const label = fact.kind === 'country' || fact.kind === 'target' ? country(fact.value, fact.label) : fact.label;
  return [fact.kind === 'technique' && [el('span', { class: 'id' }, fact.value), ' '], to ? el('a', { href: to }, label) : label];
}
