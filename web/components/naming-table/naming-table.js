import { el, join, replace } from '../../lib/dom.js';
import { cardLink, counted, number } from '../../lib/words.js';

/**
 * Who calls whom what: a row per actor, a column per name-giver, the busiest first. Set `.rows`,
 * `.givers` and, where only some columns are wanted, `.most` before it is put into the page.
 */
class NamingTable extends HTMLElement {
  connectedCallback() {
    const givers = this.givers.slice(0, this.most ?? this.givers.length);
    const rest = this.givers.slice(givers.length);
    replace(this, el('div', { class: 'naming-scroll', role: 'region', tabindex: '0', 'aria-label': 'Who calls whom what, table' },
      el('table', { class: 'table naming' },
        el('caption', { class: 'visually-hidden' }, `${counted(this.rows.length, 'actor')} and what ${counted(givers.length, 'name-giver')} call them`),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Actor'),
          givers.map((giver) => el('th', { scope: 'col' }, giver.name, ' ', el('span', { class: 'naming-count' }, number(giver.actors)))),
          el('th', { scope: 'col' }, rest.length > 0 ? 'Others, and giver not known' : 'Giver not known'))),
        el('tbody', {}, this.rows.map((row) => el('tr', {},
          el('th', { scope: 'row' }, cardLink(row.card), row.card.attack_id && [' ', el('span', { class: 'id' }, row.card.attack_id)]),
          givers.map((giver) => el('td', {}, names(row.names[giver.name] ?? []))),
          el('td', { class: 'naming-others' }, others(row, rest))))))));
  }
}

/** What the givers without a column call it, and names of which nobody says who coined them. */
function others(row, rest) {
  const given = rest.flatMap((giver) => (row.names[giver.name] ?? []).map((one) => ({ ...one, giver: giver.name })));
  return names([...given, ...row.others.filter(({ name }) => name !== row.card.name)]);
}

function names(list) {
  return join(list.map((one) => [named(one), one.giver && el('span', { class: 'muted' }, ` (${one.giver})`)]));
}

function named(one) {
  return one.contested
    ? el('span', { class: 'naming-contested' }, el('a', { href: `/names?name=${encodeURIComponent(one.name)}`, title: 'Other cards claim this name too' }, one.name), el('span', { class: 'visually-hidden' }, ' (contested)'))
    : one.name;
}

customElements.define('naming-table', NamingTable);
