import { el, icon, replace } from '../../lib/dom.js';
import { country, countryName, humanised, number } from '../../lib/words.js';

const SHORT = 7;

/**
 * The values of one facet with their counts: tick several, look for one, show more, leave one out.
 * Fires `toggle-value` with `{name, value, excluded}`. It outlives each answer, so that focus, the
 * text in its own search and what is unfolded stay.
 */
class FacetGroup extends HTMLElement {
  constructor() {
    super();
    this.more = false;
    this.wanted = '';
  }

  build(facet) {
    this.name = facet.name;
    this.list = el('ul', { class: 'facet-values' });
    this.find = el('input', {
      type: 'search', class: 'facet-find', placeholder: `Find in ${facet.label.toLowerCase()}`, 'aria-label': `Find in ${facet.label}`, autocomplete: 'off',
      oninput: () => { this.wanted = this.find.value; this.drawList(); },
    });
    this.moreButton = el('button', { type: 'button', class: 'text-button', onclick: () => { this.more = !this.more; this.drawList(); } });
    this.clearButton = el('button', {
      type: 'button', class: 'text-button facet-clear', 'aria-label': `Clear ${facet.label}`,
      onclick: () => { this.fire('clear-facet', { name: this.name }); this.querySelector('summary').focus(); },
    }, 'Clear');
    this.note = el('p', { class: 'facet-note' });
    this.chosen = el('span', { class: 'facet-chosen' });
    this.box = el('details', { class: 'facet', open: facet.open },
      el('summary', {}, el('h2', {}, facet.label), this.chosen),
      el('div', { class: 'facet-body', role: 'group', 'aria-label': facet.label }, this.find, this.list, this.note, el('div', { class: 'facet-foot' }, this.moreButton, this.clearButton)));
    replace(this, this.box);
  }

  /** @param excluded the values that are left out of the search */
  draw(facet, excluded) {
    if (!this.box) this.build(facet);
    const known = new Set(facet.values.map((value) => value.value));
    this.facet = {
      ...facet,
      values: [...excluded.filter((value) => !known.has(value)).map((value) => ({ value, label: facet.name === 'country' || facet.name === 'target' ? countryName(value) : humanised(value), count: 0, selected: false })), ...facet.values],
    };
    this.excluded = new Set(excluded);
    this.drawList();
  }

  drawList() {
    const { values, truncated } = this.facet;
    const chosen = values.filter((value) => this.taken(value));
    if (chosen.length > 0 && !this.everChosen) { this.everChosen = true; this.box.open = true; }
    const words = this.wanted.trim().toLowerCase();
    const fitting = words ? values.filter((value) => `${value.label} ${value.value}`.toLowerCase().includes(words)) : [...chosen, ...values.filter((value) => !this.taken(value))];
    const shown = this.more || words ? fitting : fitting.slice(0, Math.max(SHORT, chosen.length));
    const focused = document.activeElement?.dataset?.key;
    const held = focused && this.contains(document.activeElement);
    replace(this.list, shown.map((value) => this.row(value)));
    if (held) this.list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    this.find.hidden = values.length <= SHORT;
    this.clearButton.hidden = chosen.length === 0;
    this.moreButton.hidden = Boolean(words) || fitting.length <= SHORT;
    this.moreButton.textContent = this.more ? 'Fewer' : `${number(fitting.length - shown.length)} more`;
    this.note.textContent = note(words, fitting, truncated && (this.more || words), values.length);
    this.note.hidden = this.note.textContent === '';
    this.chosen.textContent = chosen.length > 0 ? `${chosen.length} chosen` : '';
  }

  taken(value) {
    return value.selected || this.excluded.has(value.value);
  }

  row(value) {
    const out = this.excluded.has(value.value);
    const label = this.name === 'country' || this.name === 'target' ? country(value.value, value.label) : value.label;
    const place = `${this.name}-${value.value}`;
    return el('li', { class: ['facet-value', out && 'facet-out'] },
      el('label', {},
        el('input', { type: 'checkbox', '.checked': value.selected, 'data-key': `in-${place}`, onchange: () => this.fire('toggle-value', { name: this.name, value: value.value }) }),
        el('span', { class: 'facet-label' }, out && el('span', { class: 'facet-not' }, 'not '), label),
        !out && el('span', { class: 'facet-count' }, number(value.count))),
      el('button', {
        type: 'button', class: 'facet-exclude', 'data-key': `out-${place}`, 'aria-pressed': String(out), title: out ? 'Take back' : 'Leave out',
        'aria-label': out ? `No longer leave out ${value.label}` : `Leave out ${value.label}`,
        onclick: () => this.fire('toggle-value', { name: `-${this.name}`, value: value.value }),
      }, icon(out ? 'close' : 'minus')));
  }

  fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

function note(words, fitting, truncated, known) {
  if (words && fitting.length === 0) return 'None of the values counted here.';
  return truncated ? `The ${number(known)} most frequent are counted.` : '';
}

customElements.define('facet-group', FacetGroup);
