import { el, join, replace } from '../../lib/dom.js';
import { cardLink, sourceMarks, sourceShort } from '../../lib/words.js';

/** Every name: who coined it, which sources use it, and who else claims it. */
class NameTable extends HTMLElement {
  connectedCallback() {
    replace(this, el('div', { class: 'table-scroll' }, el('table', { class: 'table name-table' },
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Name'), el('th', { scope: 'col' }, 'Coined by'), el('th', { scope: 'col' }, 'Said by'), el('th', { scope: 'col' }, 'Remarks'))),
      el('tbody', {}, this.names.map(row)))));
  }
}

function row(name) {
  const coined = [...new Set([...(name.given_by ?? []), ...name.sources.map((one) => one.giver).filter(Boolean)])];
  const spelt = [...new Set(name.sources.map((one) => one.raw).filter((raw) => raw && raw !== name.name))];
  return el('tr', {},
    el('th', { scope: 'row' }, name.name),
    el('td', {}, coined.length > 0 ? coined.join(', ') : el('span', { class: 'muted' }, '–')),
    el('td', {}, sourceMarks(name.sources)),
    el('td', {}, el('div', { class: 'name-remarks' },
      name.primary && el('span', {}, 'listed under it'),
      spelt.length > 0 && el('span', {}, 'also written ', join(spelt.map((raw) => el('q', {}, raw)))),
      retired(name),
      name.contested && el('span', {}, el('span', { class: 'badge badge-contested' }, 'contested'), ' also ', name.claimants.length > 0 ? join(name.claimants.map((other) => cardLink(other))) : 'another card'))));
}

function retired(name) {
  const old = name.sources.filter((one) => one.retired);
  return old.length > 0 && el('span', {}, 'from the retired record ', join(old.map((one) => `${sourceShort(one.source)} ${one.id}`)));
}

customElements.define('name-table', NameTable);
