import { el, replace } from '../../lib/dom.js';
import { paragraphs } from '../../lib/prose.js';
import { sourceMarks } from '../../lib/words.js';

/** What mitigates or detects a technique, and how. */
class DefenceList extends HTMLElement {
  connectedCallback() {
    replace(this, el('ul', { class: 'defences' }, this.defences.map((one) => el('li', {},
      el('h3', {}, el('span', { class: 'id' }, one.id), ' ', one.name, ' ', sourceMarks([one])),
      one.text && el('div', { class: 'text' }, paragraphs(one.text))))));
  }
}

customElements.define('defence-list', DefenceList);
