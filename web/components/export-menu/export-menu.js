import { el, icon, replace } from '../../lib/dom.js';
import { offered } from '../../lib/offers.js';

const CARD = [
  ['cards/{id}.json', 'JSON', 'the card with every source'],
  ['cards/{id}.pdf', 'PDF', 'to print or send'],
  ['cards/{id}.md', 'Markdown', 'for a wiki or a note'],
  ['cards/{id}.csv', 'CSV', 'as a table'],
  ['cards/{id}.stix.json', 'STIX 2.1', 'a bundle for a platform'],
  ['cards/{id}.misp.json', 'MISP', 'a galaxy cluster'],
  ['cards/{id}.etda.json', 'ETDA', 'as a threat group card'],
  ['cards/{id}.navigator.json', 'ATT&CK Navigator', 'a layer of its techniques'],
];
const SEARCH = [
  ['search.csv', 'CSV', 'a table, one card a row'],
  ['search.xlsx', 'Excel', 'a workbook'],
  ['search.jsonl', 'JSON lines', 'one card a line'],
  ['search.stix.json', 'STIX 2.1', 'a bundle for a platform'],
  ['search.navigator.json', 'ATT&CK Navigator', 'a layer of their techniques'],
];

/** A button that unfolds the forms in which something can be taken along; nothing where there is none. */
class ExportMenu extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.box?.open) return;
      this.box.open = false;
      this.box.querySelector('summary').focus();
    });
    this.away = (event) => { if (this.box?.open && !this.contains(event.target)) this.box.open = false; };
    document.addEventListener('click', this.away);
    if (this.wanted) this.draw();
  }

  disconnectedCallback() {
    document.removeEventListener('click', this.away);
  }

  /** The forms of one card. */
  set cardId(id) {
    const encoded = encodeURIComponent(id);
    this.wanted = CARD.map(([path, label, what]) => ({ path, label, what, href: `/api/v1/${path.replace('{id}', encoded)}` }));
    if (this.isConnected) this.draw();
  }

  /** The forms of all that a search finds. */
  set params(params) {
    const asked = new URLSearchParams(params);
    asked.delete('page');
    const query = asked.toString();
    this.wanted = SEARCH.map(([path, label, what]) => ({ path, label, what, href: `/api/v1/${path}${query ? `?${query}` : ''}` }));
    if (this.isConnected) this.draw();
  }

  draw() {
    const forms = this.wanted.filter(({ path }) => offered(path));
    if (forms.length === 0) return replace(this);
    const items = forms.map(({ label, what, href }) => el('li', {},
      el('a', { href, download: true, onclick: () => { this.box.open = false; } }, el('strong', {}, label), el('span', { class: 'muted small' }, what))));
    if (this.box) return replace(this.list, items);
    this.list = el('ul', { class: 'export-list' }, items);
    this.box = el('details', { class: 'export' }, el('summary', { class: 'button quiet' }, icon('download'), el('span', { class: 'copy-label' }, 'Export')), this.list);
    return replace(this, this.box);
  }
}

customElements.define('export-menu', ExportMenu);
