import { el, join, replace } from '../../lib/dom.js';
import { aborted, get, text } from '../../lib/api.js';
import { copyButton } from '../../lib/clipboard.js';
import { offered } from '../../lib/offers.js';
import { failed, waiting } from '../../lib/states.js';
import { cardLink, counted, date, number } from '../../lib/words.js';

const SIZE = 25;
const FILES = [['csv', 'CSV'], ['stix.json', 'STIX 2.1'], ['kql', 'KQL']];
const NAMES = { ipv4: 'IPv4', ipv6: 'IPv6', ip_port: 'IP and port', md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256', url: 'URL', cidr: 'Range', email: 'E-mail' };

/**
 * The indicators that lead to a card, newest first, page by page. Values are shown defanged, so that
 * no click or paste goes there by mistake; the raw value is copied on demand.
 */
class IndicatorTable extends HTMLElement {
  connectedCallback() {
    if (this.body) return;
    this.type = '';
    this.page = 1;
    this.body = el('div', { class: 'indicators' });
    replace(this, this.body);
    this.fetch();
  }

  disconnectedCallback() {
    this.request?.abort();
  }

  get path() {
    return `cards/${encodeURIComponent(this.cardId)}/indicators`;
  }

  async fetch(focusType = false) {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    if (!this.table) replace(this.body, waiting(6));
    else this.table.setAttribute('aria-busy', 'true');
    const params = new URLSearchParams({ page: this.page, size: SIZE });
    if (this.type) params.set('type', this.type);
    try {
      const answer = await get(this.path, params, request.signal);
      if (this.request !== request) return;
      this.draw(answer);
      if (focusType) this.body.querySelector('select')?.focus();
    } catch (error) {
      if (aborted(error)) return;
      this.table = null;
      replace(this.body, failed(error, () => this.fetch()));
    }
  }

  draw(answer) {
    const all = Object.values(answer.types).reduce((sum, n) => sum + n, 0);
    this.count?.(all);
    if (all === 0) {
      replace(this.body, el('p', { class: 'indicators-none' }, el('strong', {}, 'None loaded.'), ' No imported source has an indicator that leads to this card, its software or its campaigns. ',
        el('a', { href: '/about#sources' }, 'What is loaded')));
      return;
    }
    const last = Math.max(1, Math.ceil(Math.min(answer.total, 10_000) / SIZE));
    this.table = el('table', { class: 'table indicator-table' },
      el('caption', { class: 'visually-hidden' }, `Indicators ${number((this.page - 1) * SIZE + 1)} to ${number(Math.min(answer.total, this.page * SIZE))} of ${number(answer.total)}`),
      el('thead', {}, el('tr', {}, ['Value', 'Type', 'First seen', 'Confidence', 'Why here', 'Source'].map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, answer.indicators.map(row)));
    replace(this.body, this.bar(answer, all), trails(answer.trails ?? []),
      el('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of indicators' }, this.table),
      last > 1 && this.pages(last));
  }

  bar(answer, all) {
    const types = Object.entries(answer.types).sort(([, a], [, b]) => b - a);
    const query = this.type ? `?type=${encodeURIComponent(this.type)}` : '';
    const file = (ending) => `/api/v1/${this.path}.${ending}${query}`;
    const files = FILES.filter(([ending]) => offered(`cards/{id}/indicators.${ending}`));
    return el('div', { class: 'indicator-bar' },
      el('p', { role: 'status' }, counted(answer.total, 'indicator')),
      el('label', {}, el('span', { class: 'visually-hidden' }, 'Type of indicator'),
        el('select', { onchange: (event) => { this.type = event.target.value; this.page = 1; this.fetch(true); } },
          el('option', { value: '' }, `All types (${number(all)})`),
          types.map(([type, n]) => el('option', { value: type, selected: type === this.type }, `${named(type)} (${number(n)})`)))),
      el('div', { class: 'indicator-tools' },
        copyButton('Copy this page', () => answer.indicators.map((one) => one.value).join('\n')),
        files.map(([ending, label]) => el('a', { class: 'button quiet', href: file(ending), download: true, title: ending === 'kql' ? 'A query for Microsoft Sentinel' : null }, label)),
        files.some(([ending]) => ending === 'kql') && this.kql(`${this.path}.kql`)),
      null);
  }

  /** The query for Microsoft Sentinel, to read and to copy. */
  kql(path) {
    const body = el('div', { class: 'raw-body' });
    const box = el('details', { class: 'more indicator-kql' }, el('summary', {}, 'Show KQL for Microsoft Sentinel'), body);
    box.addEventListener('toggle', async () => {
      if (!box.open || box.dataset.asked) return;
      box.dataset.asked = 'true';
      replace(body, waiting(3));
      try {
        const query = await text(path, this.type ? new URLSearchParams({ type: this.type }) : null, this.request.signal);
        replace(body, copyButton('Copy KQL', query), el('pre', { class: 'raw', tabindex: '0', role: 'region', 'aria-label': 'KQL' }, query));
      } catch (error) {
        delete box.dataset.asked;
        if (!aborted(error)) replace(body, el('p', { role: 'alert' }, error.message));
      }
    });
    return box;
  }

  pages(last) {
    const to = (page, label) => el('button', { type: 'button', class: 'button quiet', onclick: () => { this.page = page; this.fetch(); } }, label);
    return el('div', { class: 'results-pages' },
      this.page > 1 && to(this.page - 1, 'Previous'),
      el('span', { class: 'names-page-of' }, `Page ${number(this.page)} of ${number(last)}`),
      this.page < last && to(this.page + 1, 'Next'));
  }
}

const named = (type) => NAMES[type] ?? type.replaceAll('_', ' ');

function row(one) {
  return el('tr', { class: one.expired ? 'expired' : null },
    el('td', {}, el('div', { class: 'indicator-value' }, el('code', {}, one.defanged), copyButton('Copy', one.value, `Copy ${one.defanged} as it is`))),
    el('td', {}, named(one.type)),
    el('td', {}, one.first_seen ? date(one.first_seen) : '–', one.expired && [' ', el('span', { class: 'badge badge-status' }, 'expired')]),
    el('td', { class: 'number' }, one.confidence ?? '–'),
    el('td', {}, (one.paths ?? []).slice(0, 1)),
    el('td', {}, one.source === 'threatfox' ? 'ThreatFox' : one.source, one.tags?.length > 0 && el('div', { class: 'small muted' }, join(one.tags.slice(0, 4)))));
}

/** By which ways the indicators lead here. */
function trails(list) {
  if (list.length === 0) return null;
  return el('details', { class: 'more' }, el('summary', {}, 'How they lead to this card'),
    el('ul', { class: 'trails' }, list.map((trail) => el('li', {}, trail.path, el('span', { class: 'muted' }, ` · ${counted(trail.indicators, 'indicator')} of `), trail.hops?.at(-1)?.card ? cardLink(trail.hops.at(-1).card) : trail.subject_name,
      trail.because && el('span', { class: 'muted' }, ` (${trail.because})`)))));
}

customElements.define('indicator-table', IndicatorTable);
