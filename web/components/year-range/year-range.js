import { el, replace } from '../../lib/dom.js';
import { counted } from '../../lib/words.js';

/**
 * A span of years: drag over the bars, walk over them with the arrow keys (with Shift from one year
 * to another, Enter to filter), or type. Fires `change-years` with `{name, value}`, value being
 * `2010..2012`, `2014..`, `..2009` or null.
 */
class YearRange extends HTMLElement {
  constructor() {
    super();
    this.at = null;
    this.anchor = null;
  }

  /** @param facet counts per year, or null when there are none to show */
  draw(name, label, value, facet) {
    this.name = name;
    const { counts, earlier } = yearly(facet);
    this.counts = counts;
    this.earlier = earlier;
    if (!this.from) this.build(label);
    const [from, to] = span(value);
    if (document.activeElement !== this.from) this.from.value = from ?? '';
    if (document.activeElement !== this.to) this.to.value = to ?? '';
    this.clearButton.hidden = !value;
    this.drawBars(from, to);
  }

  build(label) {
    const field = (text) => el('input', { type: 'number', min: 1980, max: 2100, step: 1, inputmode: 'numeric', placeholder: text, 'aria-label': `${label}, ${text} year`, onchange: () => this.typed() });
    this.from = field('from');
    this.to = field('to');
    this.bars = el('div', {
      class: 'year-bars', role: 'listbox', tabindex: '0', 'aria-multiselectable': 'true', 'aria-label': `${label}, cards per year: arrow keys choose, Enter filters`,
      onkeydown: (event) => this.key(event), onfocus: () => this.focusBar(), onblur: () => this.leave(),
    });
    this.hint = el('p', { class: 'year-hint', role: 'status' });
    this.scale = el('div', { class: 'year-scale', 'aria-hidden': 'true' });
    this.clearButton = el('button', { type: 'button', class: 'text-button', 'aria-label': `Clear ${label}`, onclick: () => this.fire(null) }, 'Clear');
    replace(this, el('fieldset', { class: 'years' }, el('legend', {}, label), this.bars, this.scale, this.hint,
      el('div', { class: 'year-fields' }, this.from, '–', this.to, this.clearButton)));
    this.bars.addEventListener('pointerdown', (event) => this.press(event));
  }

  drawBars(from, to) {
    this.bars.hidden = this.counts.length < 2;
    this.scale.hidden = this.bars.hidden;
    if (this.bars.hidden) return;
    const most = Math.max(...this.counts.map(([, n]) => n));
    replace(this.bars, this.counts.map(([year, n]) => el('span', {
      role: 'option', id: `${this.name}-${year}`, 'aria-label': `${this.said(year)}: ${counted(n, 'card')}`, 'aria-selected': String(Boolean(from || to) && inside(year, from, to)),
      class: ['year-bar', inside(year, from, to) && 'year-in'], '--part': n === 0 ? 0 : Math.max(0.04, n / most), 'data-year': year, title: `${this.said(year)}: ${counted(n, 'card')}`,
    })));
    if (document.activeElement === this.bars && this.at !== null) {
      this.at = Math.min(this.at, this.counts.length - 1);
      this.anchor = Math.min(this.anchor, this.counts.length - 1);
      this.showChosen();
    }
    replace(this.scale, el('span', {}, `${this.earlier ? '≤ ' : ''}${this.counts[0][0]}`), el('span', {}, this.counts.at(-1)[0]));
  }

  /** The arrow keys move a year, Shift widens, Home and End go to the ends, Enter filters. */
  key(event) {
    const last = this.counts.length - 1;
    const at = this.at ?? last;
    const moves = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: last, PageUp: at + 5, PageDown: at - 5 };
    if (event.key in moves) {
      event.preventDefault();
      this.at = Math.max(0, Math.min(last, moves[event.key]));
      if (!event.shiftKey || this.anchor === null) this.anchor = this.at;
      this.showChosen();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.choose(...this.chosen());
    } else if (event.key === 'Escape' && !this.clearButton.hidden) {
      event.preventDefault();
      this.fire(null);
    }
  }

  chosen() {
    return ordered(this.counts[this.anchor ?? this.at][0], this.counts[this.at][0]);
  }

  focusBar() {
    const marked = [...this.bars.children].findLastIndex((bar) => bar.getAttribute('aria-selected') === 'true');
    this.at ??= marked >= 0 ? marked : this.counts.length - 1;
    this.anchor ??= this.at;
    if (this.bars.matches(':focus-visible')) this.showChosen();
  }

  leave() {
    this.at = null;
    this.anchor = null;
    this.hint.textContent = '';
    for (const bar of this.bars.children) bar.classList.remove('year-at');
  }

  showChosen() {
    const [from, to] = this.chosen();
    [...this.bars.children].forEach((bar, i) => {
      const within = inside(Number(bar.dataset.year), from, to);
      bar.classList.toggle('year-at', i === this.at);
      bar.classList.toggle('year-in', within);
      bar.setAttribute('aria-selected', String(within));
    });
    this.bars.setAttribute('aria-activedescendant', `${this.name}-${this.counts[this.at][0]}`);
    const cards = this.counts.filter(([year]) => inside(year, from, to)).reduce((sum, [, n]) => sum + n, 0);
    this.hint.textContent = `${from === to ? this.said(from) : `${this.said(from)}–${to}`}: ${counted(cards, 'card')}`;
  }

  /** Brushing: from the bar pressed to the bar released. */
  press(event) {
    const start = this.yearAt(event);
    if (start === null) return;
    event.preventDefault();
    this.bars.setPointerCapture(event.pointerId);
    const mark = (other) => {
      const [low, high] = ordered(start, other);
      for (const bar of this.bars.children) bar.classList.toggle('year-in', inside(Number(bar.dataset.year), low, high));
    };
    mark(start);
    const move = (moved) => mark(this.yearAt(moved) ?? start);
    this.bars.addEventListener('pointermove', move);
    this.bars.addEventListener('pointerup', (up) => {
      this.bars.removeEventListener('pointermove', move);
      const [low, high] = ordered(start, this.yearAt(up) ?? start);
      this.choose(low, high);
    }, { once: true });
  }

  /** The first bar holds what lies far before it as well. */
  choose(from, to) {
    this.fire(`${this.earlier && from === this.counts[0][0] ? '' : from}..${to}`);
  }

  said(year) {
    return this.earlier && year === this.counts[0][0] ? `until ${year}` : String(year);
  }

  yearAt(event) {
    const box = this.bars.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * this.counts.length);
    return this.counts[Math.max(0, Math.min(this.counts.length - 1, at))]?.[0] ?? null;
  }

  typed() {
    const year = (field) => (/^\d{4}$/.test(field.value) ? field.value : '');
    const [from, to] = year(this.from) && year(this.to) ? ordered(year(this.from), year(this.to)) : [year(this.from), year(this.to)];
    this.fire(from || to ? `${from}..${to}` : null);
  }

  fire(value) {
    this.dispatchEvent(new CustomEvent('change-years', { bubbles: true, detail: { name: this.name, value } }));
  }
}

const ordered = (a, b) => (Number(a) <= Number(b) ? [a, b] : [b, a]);
const inside = (year, from, to) => (!from && !to) || ((!from || year >= Number(from)) && (!to || year <= Number(to)));

function span(value) {
  const match = /^(\d{4})?(?:(\.\.)(\d{4})?)?$/.exec(value ?? '');
  if (!match) return [null, null];
  return match[2] ? [match[1], match[3]] : [match[1], match[1]];
}

const GAP = 10;

/**
 * Every year between the first and the last, also those without a card. What lies more than ten
 * empty years before the rest is counted with the first, so that one odd date does not squeeze all.
 */
function yearly(facet) {
  const known = (facet?.values ?? []).filter(({ value }) => /^\d{4}/.test(value)).map(({ value, count }) => [Number(value.slice(0, 4)), count]).sort(([a], [b]) => a - b);
  if (known.length === 0) return { counts: [], earlier: false };
  let start = known.length - 1;
  while (start > 0 && known[start][0] - known[start - 1][0] <= GAP) start -= 1;
  const first = known[start][0];
  const counts = new Map(known.slice(start));
  for (const [, count] of known.slice(0, start)) counts.set(first, counts.get(first) + count);
  const last = known.at(-1)[0];
  return { counts: Array.from({ length: last - first + 1 }, (_, i) => [first + i, counts.get(first + i) ?? 0]), earlier: start > 0 };
}

customElements.define('year-range', YearRange);
