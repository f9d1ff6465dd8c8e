import { el, replace } from '../../lib/dom.js';
import { counted, number } from '../../lib/words.js';

/**
 * Counts as bars, each a link to what it counts; the first of them, and the others on demand.
 * Set `.values` (`{label, count, href, note}`), `.unit` and `.first` before it is put into the page.
 */
class BarList extends HTMLElement {
  connectedCallback() {
    const { values, unit = 'actor', first = 12 } = this;
    const most = Math.max(1, ...values.map(({ count }) => count));
    const rest = values.slice(first);
    const more = rest.length > 0 && el('details', { class: 'more' }, el('summary', {}, `${number(rest.length)} more`));
    if (more) more.addEventListener('toggle', () => { if (!more.querySelector('.bars')) more.append(list(rest, most, unit)); });
    replace(this, list(values.slice(0, first), most, unit), more);
  }
}

function list(values, most, unit) {
  return el('ul', { class: 'bars' }, values.map((value) => el('li', {}, row(value, most, unit))));
}

function row({ label, count, href, note }, most, unit) {
  return el(href ? 'a' : 'span', { href, class: !href && 'bar-row' },
    el('span', { class: 'bar-label' }, label),
    el('span', { class: 'bar', '--part': count / most, 'aria-hidden': 'true' }),
    el('span', { class: 'number' }, number(count), el('span', { class: 'visually-hidden' }, counted(count, unit).replace(/^\S+/, '')),
      note && el('span', { class: 'bar-note' }, ' ', note)));
}

customElements.define('bar-list', BarList);
