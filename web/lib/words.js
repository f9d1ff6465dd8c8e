/** How values are said to a reader: countries, dates, numbers, kinds, sources. */

import { el } from './dom.js';

export const TYPES = {
  actor: { label: 'Actor', plural: 'Actors', path: 'actors' },
  software: { label: 'Software', plural: 'Software', path: 'software' },
  technique: { label: 'Technique', plural: 'Techniques', path: 'techniques' },
  campaign: { label: 'Campaign', plural: 'Campaigns', path: 'campaigns' },
};

const SOURCES = {
  attack: ['ATT&CK', 'MITRE ATT&CK'],
  etda: ['ETDA', 'ETDA Threat Group Cards'],
  misp: ['MISP', 'MISP galaxy'],
  actordex: ['Actordex', 'Actordex, our own cards'],
};

export const sourceName = (key) => SOURCES[key]?.[1] ?? key;
export const sourceShort = (key) => SOURCES[key]?.[0] ?? key;

export const FIELDS = {
  country: 'origin', motivation: 'motivation', first_seen: 'first seen', last_seen: 'last seen',
  sponsor: 'sponsor', sector: 'sectors', description: 'description',
  name: 'name', technique: 'technique', tool: 'software', software: 'software', operation: 'operations',
  procedure: 'how it was used', campaign: 'campaigns', reference: 'references', alias: 'name', target: 'targets',
};

export const fieldName = (key) => FIELDS[key] ?? key.replaceAll('_', ' ');

/** Who says a value: one small mark per source, in the order of evidence. */
export function sourceMarks(sources) {
  const keys = [...new Set((sources ?? []).map((said) => said.source))];
  return el(
    'span',
    { class: 'sources' },
    keys.map((key) => el('span', { class: ['source', `source-${key}`], title: sourceName(key) }, sourceShort(key))),
  );
}

export function cardAddress(card) {
  return `/${TYPES[card.type]?.path ?? 'actors'}/${encodeURIComponent(card.id)}`;
}

export function cardLink(card, text = card.name) {
  return el('a', { href: cardAddress(card) }, text);
}

const places = new Intl.DisplayNames('en', { type: 'region', style: 'short', fallback: 'none' });

export function countryName(code) {
  if (!/^[A-Za-z]{2}$/.test(code)) return humanised(code);
  return places.of(code.toUpperCase()) ?? code;
}

/** The flag as an emoji; nothing for what is no ISO code. It never stands without the name. */
export function flag(code) {
  if (!/^[A-Za-z]{2}$/.test(code ?? '')) return null;
  const letters = [...code.toUpperCase()].map((c) => String.fromCodePoint(0x1f1a5 + c.charCodeAt(0)));
  return el('span', { class: 'flag', 'aria-hidden': 'true' }, letters.join(''));
}

export function country(code, label = countryName(code)) {
  return el('span', { class: 'country' }, flag(code), ' ', label);
}

/** `high-tech` → `High tech`. */
export function humanised(key) {
  const words = key.replaceAll(/[-_]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const numbers = new Intl.NumberFormat('en');
export const number = (n) => numbers.format(n);

export const counted = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December'];

/** A date in the source's precision, with the human form beside where ISO needs one. */
export function date(text) {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(text);
  if (!match) return el('span', { class: 'date' }, text);
  const [iso, year, month, day] = match;
  const human = [day && String(Number(day)), MONTHS[Number(month) - 1]?.slice(0, 3), year].filter(Boolean).join(' ');
  return el('span', { class: 'date' }, el('time', { datetime: iso }, iso), ' ', el('span', { class: 'human' }, human));
}

export const years = (hit) => {
  const year = (value) => (value ? value.slice(0, 4) : null);
  const from = year(hit.first_seen);
  const to = year(hit.last_seen);
  if (!from && !to) return null;
  if (from === to) return from;
  if (!to) return `since ${from}`;
  return `${from ?? '?'}–${to}`;
};
