import { el, replace, safeAddress } from '../../lib/dom.js';
import { outward } from '../../lib/prose.js';
import { counted, sourceMarks } from '../../lib/words.js';

const KINDS = { playbook: 'playbook', malpedia: 'Malpedia', alienvault_otx: 'AlienVault OTX', record: 'the source’s own page' };

/** The documents a card rests on, by who published them; numbers are those its texts cite. */
class ReferenceList extends HTMLElement {
  connectedCallback() {
    const publishers = new Map();
    for (const reference of this.references) {
      const key = reference.publisher ?? '';
      publishers.set(key, [...(publishers.get(key) ?? []), reference]);
    }
    const groups = [...publishers].sort(([a, x], [b, y]) => (a === '') - (b === '') || y.length - x.length || a.localeCompare(b));
    replace(this, el('p', { class: 'muted small' }, counted(this.references.length, 'document'), ' of ', counted(publishers.size, 'publisher')),
      el('div', { class: 'publishers' }, groups.map(([publisher, list]) => el('section', { class: 'publisher' },
        el('h3', {}, publisher || 'Without an address', list.length > 1 && el('span', { class: 'section-count' }, list.length)),
        el('ol', {}, list.map(item))))));
  }
}

function item({ number, url, title, kind, sources }) {
  const words = title || shortened(url) || 'Untitled';
  return el('li', { class: 'reference', id: `reference-${number}`, value: number },
    el('span', { class: 'reference-number' }, number),
    el('span', { class: 'reference-words' }, safeAddress(url) ? outward(url, words) : words,
      title && url && safeAddress(url) === null && el('span', { class: 'muted' }, ' ', url),
      KINDS[kind] && el('span', { class: 'muted small' }, ' · ', KINDS[kind]), ' ', sourceMarks(sources)));
}

function shortened(url) {
  return url?.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

customElements.define('reference-list', ReferenceList);
