import { el, replace } from '../../lib/dom.js';
import { paragraphs } from '../../lib/prose.js';
import { sourceName } from '../../lib/words.js';

/** One source's description, under that source's name. */
class RichText extends HTMLElement {
  connectedCallback() {
    const { source, markup } = this.text;
    replace(this, el('h3', { class: 'text-source' }, sourceName(source)), el('div', { class: 'text' }, paragraphs(markup)));
  }
}

customElements.define('rich-text', RichText);
