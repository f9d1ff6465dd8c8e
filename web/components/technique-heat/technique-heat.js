import { el, replace } from '../../lib/dom.js';
import { aborted, get } from '../../lib/api.js';
import { failed, waiting } from '../../lib/states.js';
import { cardAddress, counted, number } from '../../lib/words.js';

const STEPS = 5;

/**
 * The matrix with this card's techniques set off: a column per tactic in the order of the data,
 * the rarer a technique is among the loaded actors the stronger its tone. Fetched when unfolded.
 */
class TechniqueHeat extends HTMLElement {
  connectedCallback() {
    const domains = [...new Set(this.techniques.flatMap((use) => (use.tactics ?? []).map((one) => one.domain)))];
    if (domains.length === 0) return;
    this.domain = ['enterprise-attack', 'mobile-attack', 'ics-attack'].find((one) => domains.includes(one)) ?? domains[0];
    this.domains = domains;
    this.body = el('div', { class: 'heat-body' });
    this.box = el('details', { class: 'more heat' }, el('summary', {}, 'Show as matrix'), this.body);
    this.box.addEventListener('toggle', () => { if (this.box.open && !this.asked) this.fetch(); });
    replace(this, this.box);
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  async fetch() {
    this.asked = true;
    this.request = new AbortController();
    replace(this.body, waiting(6));
    try {
      const answer = await get('matrix', new URLSearchParams({ domain: this.domain }), this.request.signal);
      this.draw(answer);
    } catch (error) {
      this.asked = false;
      if (!aborted(error)) replace(this.body, failed(error, () => this.fetch()));
    }
  }

  draw(answer) {
    const used = new Map(this.techniques.map((use) => [use.attack_id, use]));
    const found = answer.domains.find((one) => one.domain === this.domain);
    replace(this.body,
      this.domains.length > 1 && el('div', { class: 'heat-domains', role: 'group', 'aria-label': 'Matrix' }, this.domains.map((domain) =>
        el('button', { type: 'button', class: 'button quiet', 'aria-pressed': String(domain === this.domain), onclick: () => { this.domain = domain; this.fetch(); } },
          { 'enterprise-attack': 'Enterprise', 'ics-attack': 'ICS', 'mobile-attack': 'Mobile' }[domain] ?? domain))),
      legend(),
      el('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Technique matrix' },
        el('div', { class: 'heat-matrix' }, (found?.tactics ?? []).map((tactic) => column(tactic, used, answer.with_techniques)))));
  }
}

function column(tactic, used, actors) {
  const rows = tactic.techniques.map((technique) => ({ technique, below: technique.subtechniques.filter((sub) => used.has(sub.attack_id)), own: used.has(technique.attack_id) }));
  const here = rows.filter(({ own, below }) => own || below.length > 0).length;
  return el('section', { class: 'heat-column' },
    el('h3', {}, tactic.name, el('span', { class: 'section-count' }, `${here} / ${number(rows.length)}`)),
    el('ul', {}, rows.map(({ technique, below, own }) => cell(technique, below, own, actors))));
}

function cell(technique, below, own, actors) {
  if (!own && below.length === 0) return el('li', { class: 'heat-cell', title: `${technique.attack_id} ${technique.name}: not known of this card` });
  const step = tone(technique.count, actors);
  const names = below.map((sub) => sub.name).join(', ');
  return el('li', { class: ['heat-cell', 'heat-used', `heat-${step}`] },
    el('a', { href: cardAddress({ type: 'technique', id: technique.id }), title: `${technique.attack_id} ${technique.name}, used by ${counted(technique.count, 'actor')}${names ? `; here: ${names}` : ''}` },
      technique.name, below.length > 0 && el('span', { class: 'heat-below' }, ` ${below.length}`, el('span', { class: 'visually-hidden' }, below.length === 1 ? ' sub-technique' : ' sub-techniques'))));
}

/** 1 for what most actors use, 5 for what hardly any other uses. */
function tone(count, actors) {
  const share = Math.max(1, count) / Math.max(1, actors);
  return Math.max(1, Math.min(STEPS, Math.ceil(-Math.log2(share))));
}

function legend() {
  return el('p', { class: 'heat-legend small muted' }, 'Set off: what this card uses. ', el('span', { class: 'heat-key heat-1' }), ' common among the loaded actors, ',
    el('span', { class: 'heat-key heat-5' }), ' rare. A number counts sub-techniques.');
}

customElements.define('technique-heat', TechniqueHeat);
