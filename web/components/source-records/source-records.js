import { el, replace } from '../../lib/dom.js';
import { sourceRecord } from '../../lib/api.js';
import { copyButton } from '../../lib/clipboard.js';
import { outward } from '../../lib/prose.js';
import { waiting } from '../../lib/states.js';
import { date, sourceName } from '../../lib/words.js';
import '../record-table/record-table.js';

/** Which records are on a card and why; each is fetched only when someone wants to read it. */
class SourceRecords extends HTMLElement {
  connectedCallback() {
    replace(this, this.entries.length > 1 && el('record-table', { '.card': this.card }), el('ul', { class: 'records' }, this.entries.map((entry) => this.record(entry))));
  }

  record(entry) {
    const body = el('div', { class: 'raw-body' });
    const box = el('details', { class: 'more raw-record' }, el('summary', {}, 'The record as it came'), body);
    box.addEventListener('toggle', () => { if (box.open && !box.dataset.asked) this.fetch(entry, box, body); });
    return el('li', { class: 'record' },
      el('h3', {}, sourceName(entry.source), ' · ', entry.name, entry.status !== 'live' && [' ', el('span', { class: 'badge badge-status' }, entry.status)]),
      el('p', { class: 'record-facts' }, el('code', {}, entry.id), entry.release && el('span', {}, 'release ', entry.release), entry.modified && el('span', {}, 'changed ', date(entry.modified)), entry.url && outward(entry.url, 'page at the source')),
      el('p', {}, el('span', { class: 'muted' }, 'On this card because: '), entry.joined_because),
      box);
  }

  async fetch(entry, box, body) {
    box.dataset.asked = 'true';
    replace(body, waiting(4));
    const several = this.entries.filter((one) => one.source === entry.source).length > 1;
    try {
      const raw = await sourceRecord(this.card.id, entry.source, several ? entry.id : null);
      drawRecord(body, raw, `${sourceName(entry.source)} ${entry.id}`);
    } catch (error) {
      delete box.dataset.asked;
      replace(body, el('p', { role: 'alert' }, error.message));
    }
  }
}

/** As it came or indented; both are the same valid JSON. */
function drawRecord(body, raw, source) {
  const pretty = indented(raw);
  const shown = el('pre', { class: 'raw', tabindex: '0', role: 'region', 'aria-label': `${source}, the record` }, pretty);
  const forms = [['Indented', pretty], ['As it came', raw]];
  const buttons = forms.map(([label, text]) => el('button', {
    type: 'button', class: 'button quiet', 'aria-pressed': String(text === pretty),
    onclick: (event) => {
      shown.textContent = text;
      for (const one of buttons) one.setAttribute('aria-pressed', String(one === event.currentTarget));
    },
  }, label));
  replace(body, el('div', { class: 'raw-tools' }, pretty !== raw && el('span', { class: 'raw-forms', role: 'group', 'aria-label': 'Form' }, buttons), copyButton('Copy JSON', () => shown.textContent)), shown);
}

function indented(raw) {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}

customElements.define('source-records', SourceRecords);
