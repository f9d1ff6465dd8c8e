import { el, replace } from '../../lib/dom.js';
import { counted } from '../../lib/words.js';

/**
 * A span of years: drag over the bars, or type. Fires `change-years` with `{name, value}`, value
 * being `2010..2012`, `2014..`, `..2009` or null.
 */
class YearRange extends HTMLElement {
  /** @param facet counts per year, or null when there are none to show */
  draw(name, label, value, facet) {
    this.name = name;
    this.counts = yearly(facet);
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
    this.bars = el('div', { class: 'year-bars', 'aria-hidden': 'true' });
    this.scale = el('div', { class: 'year-scale', 'aria-hidden': 'true' });
    this.clearButton = el('button', { type: 'button', class: 'text-button', 'aria-label': `Clear ${label}`, onclick: () => this.fire(null) }, 'Clear');
    replace(this, el('fieldset', { class: 'years' }, el('legend', {}, label), this.bars, this.scale,
      el('div', { class: 'year-fields' }, this.from, '–', this.to, this.clearButton)));
    this.bars.addEventListener('pointerdown', (event) => this.press(event));
  }

  drawBars(from, to) {
    this.bars.hidden = this.counts.length < 2;
    this.scale.hidden = this.bars.hidden;
    if (this.bars.hidden) return;
    const most = Math.max(...this.counts.map(([, n]) => n));
    replace(this.bars, this.counts.map(([year, n]) => el('span', {
      class: ['year-bar', inside(year, from, to) && 'year-in'], '--part': n === 0 ? 0 : Math.max(0.04, n / most), 'data-year': year, title: `${year}: ${counted(n, 'card')}`,
    })));
    replace(this.scale, el('span', {}, this.counts[0][0]), el('span', {}, this.counts.at(-1)[0]));
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
      this.fire(`${low}..${high}`);
    }, { once: true });
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

/** Every year between the first and the last, also those without a card. */
function yearly(facet) {
  const counts = new Map((facet?.values ?? []).filter(({ value }) => /^\d{4}/.test(value)).map(({ value, count }) => [Number(value.slice(0, 4)), count]));
  if (counts.size === 0) return [];
  const all = [...counts.keys()];
  const first = Math.min(...all);
  return Array.from({ length: Math.min(80, Math.max(...all) - first + 1) }, (_, i) => [first + i, counts.get(first + i) ?? 0]);
}

customElements.define('year-range', YearRange);
