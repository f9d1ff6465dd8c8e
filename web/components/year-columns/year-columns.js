import { el, join, replace } from '../../lib/dom.js';
import { counted, number } from '../../lib/words.js';

/** So many years are drawn; the few counts before them are only listed. */
const SPAN = 39;

/**
 * Counts per year as columns, every year between the first and the last, each a link to what it
 * counts. Set `.values` (`{value, count, href, note}`) and `.unit` before it is put into the page.
 */
class YearColumns extends HTMLElement {
  connectedCallback() {
    const { values, unit = 'actor', label } = this;
    const byYear = new Map(values.map((value) => [Number(value.value), value]));
    const last = Math.max(...byYear.keys());
    const first = Math.max(Math.min(...byYear.keys()), last - SPAN);
    const earlier = values.filter(({ value }) => Number(value) < first);
    const most = Math.max(1, ...values.map(({ count }) => count));
    const years = Array.from({ length: last - first + 1 }, (_, i) => byYear.get(first + i) ?? { value: String(first + i), count: 0 });
    const list = el('ol', { class: 'year-columns' }, years.map((year) => el('li', {}, column(year, most, unit))));
    const scroll = el('div', { class: 'year-scroll', role: 'region', tabindex: '0', 'aria-label': `${label}, chart` }, list);
    replace(this, earlier.length > 0 && el('p', { class: 'small muted' }, 'Earlier: ', join(earlier.map((one) => [one.href ? el('a', { href: one.href }, one.value) : one.value, ` ${counted(one.count, unit)}`]))), scroll);
    requestAnimationFrame(() => { scroll.scrollLeft = scroll.scrollWidth; });
  }
}

function column({ value, count, href, note }, most, unit) {
  const said = `${value}: ${counted(count, unit)}${note ? `, ${note}` : ''}`;
  return el(href && count > 0 ? 'a' : 'span', { class: 'year-column', href: count > 0 ? href : null, title: said },
    el('span', { class: 'year-count' }, count > 0 && [number(count), el('span', { class: 'visually-hidden' }, counted(count, unit).replace(/^\S+/, ''), ' in ')]),
    el('span', { class: 'year-part', '--part': count === 0 ? 0 : Math.max(0.01, count / most), 'aria-hidden': 'true' }),
    el('span', { class: 'year-name' }, value));
}

customElements.define('year-columns', YearColumns);
