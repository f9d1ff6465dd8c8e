import { replace, el } from '../../lib/dom.js';
import { countryName, counted, number } from '../../lib/words.js';
import { TILES } from './tiles.js';

const SVG = 'http://www.w3.org/2000/svg';
const STEPS = 5;
const TILE = 20;
const GAP = 1;

const GRID = TILES.trim().split('\n').map((line) => line.split(' '));

/**
 * The countries as tiles with a tone and a number by their count, each a link. It is a picture for
 * those who see: the same countries stand beside it as a list, or below it as a table.
 * Set `.values` (`{value, label, count, href}`), `.unit` (what is counted) and `.table` (whether
 * the table is wanted) before it is put into the page.
 */
class WorldMap extends HTMLElement {
  connectedCallback() {
    const known = new Map(this.values.map((value) => [value.value, value]));
    const most = Math.max(1, ...this.values.filter(({ value }) => placed.has(value)).map(({ count }) => count));
    const away = this.values.filter(({ value, count }) => count > 0 && !placed.has(value));
    replace(this,
      drawing(known, most, this.unit ?? 'actor'),
      away.length > 0 && el('p', { class: 'map-away' }, 'Not on the map: ', away.map((one, i) => [i > 0 && ', ', one.href ? el('a', { href: one.href }, one.label) : one.label, ` ${number(one.count)}`])),
      this.table && table(this.values.filter(({ count }) => count > 0), this.unit ?? 'actor'));
  }
}

const placed = new Set(GRID.flat().filter((code) => code !== '..'));

function drawing(known, most, unit) {
  const width = GRID[0].length * TILE;
  const height = GRID.length * TILE;
  const map = svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'map-tiles', 'aria-hidden': 'true' });
  GRID.forEach((row, y) => row.forEach((code, x) => {
    if (code !== '..') map.append(tile(code, x * TILE, y * TILE, known.get(code), most, unit));
  }));
  return map;
}

function tile(code, x, y, value, most, unit) {
  const count = value?.count ?? 0;
  const step = count === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(count / most) * STEPS));
  const group = svg(value?.href && count > 0 ? 'a' : 'g', { class: `map-tile map-tone-${step}`, tabindex: value?.href && count > 0 ? '-1' : null, href: count > 0 ? value.href : null });
  const title = svg('title');
  title.textContent = `${value?.label ?? countryName(code)}: ${count === 0 ? 'none' : counted(count, unit)}`;
  const name = svg('text', { x: x + TILE / 2, y: y + (count > 0 ? 9 : 13), class: count > 0 ? 'map-code map-counted' : 'map-code' });
  name.textContent = code;
  group.append(title, svg('rect', { x: x + GAP / 2, y: y + GAP / 2, width: TILE - GAP, height: TILE - GAP, rx: 2 }), name);
  if (count > 0) {
    const said = svg('text', { x: x + TILE / 2, y: y + 16.5, class: 'map-count' });
    said.textContent = number(count);
    group.append(said);
  }
  return group;
}

function svg(tag, attributes = {}) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  return element;
}

function table(values, unit) {
  return el('details', { class: 'more map-table' }, el('summary', {}, 'As a table'),
    el('table', { class: 'table' },
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Country'), el('th', { scope: 'col', class: 'number' }, `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s`))),
      el('tbody', {}, values.map((one) => el('tr', {}, el('th', { scope: 'row' }, one.href ? el('a', { href: one.href }, one.label) : one.label), el('td', { class: 'number' }, number(one.count)))))));
}

customElements.define('world-map', WorldMap);
