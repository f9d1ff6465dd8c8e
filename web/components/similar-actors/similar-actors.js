import { el, join, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { offered } from '../../lib/offers.js';
import { failed, waiting } from '../../lib/states.js';
import { cardAddress, cardLink, country, counted, number } from '../../lib/words.js';

const KINDS = { technique: ['technique', 'techniques'], tool: ['software', 'software'], sector: ['sector', 'sectors'], target: ['country', 'countries'] };
const REASONS_SHOWN = 8;

/** The actors most like this one, with what both have; rare things first, and the formula on demand. */
class SimilarActors extends HTMLElement {
  connectedCallback() {
    if (this.request) return;
    this.fetch();
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  async fetch() {
    this.request = new AbortController();
    replace(this, waiting(8));
    try {
      const answer = await get(`cards/${encodeURIComponent(this.cardId)}/similar`, new URLSearchParams({ size: 8, evidence: 24 }), this.request.signal);
      this.draw(answer);
    } catch (error) {
      if (!aborted(error)) replace(this, failed(error, () => this.fetch()));
    }
  }

  draw({ similar, known, formula, total }) {
    if (similar.length === 0) {
      replace(this, el('p', { class: 'muted' }, 'No loaded actor shares a technique, a software or a target with this one.'));
      return;
    }
    replace(this,
      el('ol', { class: 'similar' }, similar.map((one) => item(this.cardId, one))),
      el('details', { class: 'more' }, el('summary', {}, 'How likeness is computed'),
        el('div', { class: 'similar-formula' },
          el('p', {}, formula.text),
          el('p', {}, 'Weights: ', join(Object.entries(formula.kinds).map(([kind, weight]) => `${KINDS[kind]?.[1] ?? kind} ${weight}`)),
            `; a shared parent technique ${formula.through_parent}; support ${formula.support}.`),
          el('p', {}, 'Known of this actor: ', known_(known), '. ', counted(total, 'actor'), ' shares at least one thing with it.'))));
  }
}

const known_ = (known) => join(Object.entries(known).map(([kind, n]) => `${number(n)} ${KINDS[kind]?.[n === 1 ? 0 : 1] ?? kind}`));

function item(ownId, one) {
  const rare = one.evidence.slice(0, REASONS_SHOWN);
  const shared = Object.entries(one.shared).filter(([, n]) => n > 0);
  const rest = Object.values(one.shared).reduce((sum, n) => sum + n, 0) - rare.length;
  return el('li', { class: 'similar-one' },
    el('div', { class: 'use-head' },
      el('span', { class: 'use-name' }, cardLink(one.card)), one.card.attack_id && el('span', { class: 'id' }, one.card.attack_id),
      el('span', { class: 'use-facts' }, (one.countries ?? []).map((code) => [country(code), ' '])),
      el('span', { class: 'similar-score', title: `overlap ${one.overlap.toFixed(2)} × support ${one.support.toFixed(2)}` },
        el('meter', { min: 0, max: 1, value: one.score, 'aria-label': `Likeness to ${one.card.name}` }), ' ', one.score.toFixed(2)),
      offered('/compare') && el('a', { class: 'similar-compare', href: `/compare?ids=${encodeURIComponent(ownId)},${encodeURIComponent(one.card.id)}`, 'aria-label': `Compare with ${one.card.name}` }, 'Compare')),
    el('p', { class: 'similar-why' }, el('span', { class: 'muted' }, 'Both: ', known_(Object.fromEntries(shared)), '. Rarest: '),
      join(rare.map((fact) => el('span', { class: 'similar-fact' }, fact.id ? el('a', { href: fact.links?.html ?? cardAddress({ type: fact.kind === 'tool' ? 'software' : 'technique', id: fact.id }) }, fact.label) : fact.label,
        el('span', { class: 'muted' }, ` (${number(fact.actor_count)})`)))),
      rest > 0 && el('span', { class: 'muted' }, ` and ${number(rest)} more`)));
}

customElements.define('similar-actors', SimilarActors);
