import { el, replace } from '../../lib/dom.js';
import { outward, paragraphs } from '../../lib/prose.js';
import { cardLink, date, sourceMarks } from '../../lib/words.js';

/** Operations along a line of time, oldest first as the card has them. */
class OperationTimeline extends HTMLElement {
  connectedCallback() {
    replace(this, el('ol', { class: 'timeline' }, this.operations.map(operation)));
  }
}

function operation({ date: when, name, text, urls, campaign, ...said }) {
  return el('li', { class: 'operation' },
    el('div', { class: 'operation-date' }, when ? date(when) : el('span', { class: 'muted' }, 'undated')),
    el('div', { class: 'operation-body' },
      (name || campaign) && el('h3', {}, campaign ? cardLink(campaign, name ?? campaign.name) : name),
      el('div', { class: 'text' }, paragraphs(text)),
      el('p', { class: 'operation-foot' }, sourceMarks([said]), (urls ?? []).map((url) => outward(url, host(url))))));
}

function host(url) {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return 'link';
  }
}

customElements.define('operation-timeline', OperationTimeline);
