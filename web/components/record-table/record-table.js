import { el, replace } from '../../lib/dom.js';
import { fieldName, humanised, sourceName } from '../../lib/words.js';

const CLAIMS = [
  ['country', 'countries'], ['sponsor', 'sponsors'], ['motivation', 'motivations'], ['first_seen', 'first_seen'],
  ['last_seen', 'last_seen'], ['sector', 'sectors'], ['target', 'targets'],
];
const VALUES_SHOWN = 12;

/** What the records of a card say side by side, each in its own words; disagreement is marked. */
class RecordTable extends HTMLElement {
  connectedCallback() {
    const { card } = this;
    const rows = fields(card);
    replace(this, el('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'What the records say, side by side' },
      el('table', { class: 'table record-table' },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Field'), card.sources.map((record) =>
          el('th', { scope: 'col' }, sourceName(record.source), ' ', el('span', { class: 'muted' }, record.name))))),
        el('tbody', {}, [...rows].map(([field, said]) => row(field, said, card))))));
  }
}

function row(field, said, card) {
  const disputed = (card.disputed ?? []).includes(field);
  return el('tr', { class: disputed ? 'differs' : 'agrees' },
    el('th', { scope: 'row' }, humanised(fieldName(field)), disputed && [' ', el('span', { class: 'badge badge-disputed' }, 'disputed')]),
    card.sources.map((record) => cell([...(said.get(`${record.source} ${record.id}`) ?? [])])));
}

function cell(values) {
  if (values.length === 0) return el('td', {}, el('span', { class: 'muted' }, '–'));
  const more = values.length - VALUES_SHOWN;
  return el('td', {}, values.slice(0, VALUES_SHOWN).join(', '), more > 0 && ` and ${more} more`);
}

/** Field → record → its values as it writes them. */
function fields(card) {
  const found = new Map();
  const add = (field, { source, id }, value) => {
    if (!found.has(field)) found.set(field, new Map());
    const said = found.get(field);
    said.set(`${source} ${id}`, (said.get(`${source} ${id}`) ?? new Set()).add(value));
  };
  for (const name of card.names) for (const one of name.sources) add('name', one, one.raw);
  for (const [field, key] of CLAIMS) {
    for (const claim of card[key] ?? []) for (const one of claim.sources) add(field, one, one.raw || claim.label);
  }
  return found;
}

customElements.define('record-table', RecordTable);
