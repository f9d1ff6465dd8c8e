import { el, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';

const DELAY = 80;
let serial = 0;

/**
 * A field in which an actor is chosen by any of its names or ids. Fires `pick` with `{id, name}`.
 * `.taken` holds the ids that are not offered any more.
 */
class ActorPicker extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    const id = `picker-${++serial}`;
    this.taken ??= [];
    this.offers = [];
    this.active = -1;
    this.list = el('ul', { class: 'suggestions', id: `${id}-list`, role: 'listbox', 'aria-label': 'Actors', hidden: true });
    this.said = el('span', { class: 'visually-hidden', role: 'status' });
    this.input = el('input', {
      type: 'search', id, role: 'combobox', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', maxlength: 256, placeholder: 'Name or id', 'aria-autocomplete': 'list',
      'aria-expanded': 'false', 'aria-controls': `${id}-list`,
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onblur: () => this.close(),
    });
    replace(this, el('label', { for: id }, 'Add an actor'), el('div', { class: 'picker-field' }, this.input, this.list), this.said);
  }

  disconnectedCallback() {
    this.request?.abort();
    clearTimeout(this.timer);
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), DELAY);
  }

  async ask() {
    const text = this.input.value.trim();
    this.request?.abort();
    if (!text) return this.close();
    const request = new AbortController();
    this.request = request;
    try {
      const answer = await get('suggest', new URLSearchParams({ q: text }), request.signal);
      if (request.signal.aborted || document.activeElement !== this.input) return undefined;
      const all = Array.isArray(answer) ? answer : (answer.suggestions ?? []);
      this.offer(all.filter(({ type, id }) => type === 'actor' && !this.taken.includes(id)));
    } catch (error) {
      if (!aborted(error)) this.offer([]);
    }
    return undefined;
  }

  offer(actors) {
    this.offers = actors;
    this.active = actors.length > 0 ? 0 : -1;
    replace(this.list, actors.length === 0
      ? el('li', { class: 'suggestion muted', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'No further actor has such a name.')
      : actors.map((one, i) => el('li', { role: 'option', id: `${this.list.id}-${i}`, class: 'suggestion', onmousedown: (event) => event.preventDefault(), onclick: () => this.pick(i) },
        el('span', { class: 'suggestion-name' }, el('strong', {}, one.matched), one.matched !== one.name && el('span', { class: 'muted' }, ' → ', one.name)),
        one.attack_id && el('span', { class: 'id' }, one.attack_id))));
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.said.textContent = actors.length === 1 ? '1 actor' : `${actors.length} actors`;
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === this.active)));
    const option = this.active < 0 ? null : this.list.children[this.active];
    if (option) {
      this.input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else this.input.removeAttribute('aria-activedescendant');
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden && this.offers.length > 0;
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      this.active = (this.active + (event.key === 'ArrowDown' ? 1 : -1) + this.offers.length) % this.offers.length;
      this.mark();
    } else if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (open && this.active >= 0) this.pick(this.active);
      else this.ask();
    }
  }

  pick(i) {
    const { id, name } = this.offers[i];
    this.input.value = '';
    this.close();
    this.dispatchEvent(new CustomEvent('pick', { bubbles: true, detail: { id, name } }));
  }

  close() {
    this.request?.abort();
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.said.textContent = '';
  }
}

customElements.define('actor-picker', ActorPicker);
