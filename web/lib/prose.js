/** Text that carries links, citations or marks, read by hand into nodes. */

import { el } from './dom.js';

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const INLINE = /\[([^\][]*)\]\((card:[^)\s]+|https?:\/\/[^)\s]+)\)|\[\^(\d+)\]/g;

/** HTML-escaped text in which `<mark>` is the only tag. Any other sign stays a sign. */
export function highlight(escaped) {
  return escaped.split(/(<mark>[\s\S]*?<\/mark>)/).filter(Boolean).map((part) => {
    const marked = /^<mark>([\s\S]*)<\/mark>$/.exec(part);
    return marked ? el('mark', {}, unescape(marked[1])) : document.createTextNode(unescape(part));
  });
}

function unescape(text) {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * The markup of a card's texts: `[label](card:ID)`, `[label](https://…)`, `[^n]`; the rest is
 * words. Citations lead to the reference of that number on the same page.
 */
export function inline(markup) {
  const parts = [];
  let end = 0;
  for (const match of markup.matchAll(INLINE)) {
    parts.push(markup.slice(end, match.index));
    const [whole, label, target, cited] = match;
    if (cited) {
      trimEnd(parts);
      parts.push(citation(cited));
    } else if (target.startsWith('card:')) {
      parts.push(el('a', { href: cardPath(target.slice(5)) }, label));
    } else {
      parts.push(outward(target, label));
    }
    end = match.index + whole.length;
  }
  parts.push(markup.slice(end));
  return parts.filter((part) => part !== '');
}

function trimEnd(parts) {
  if (typeof parts.at(-1) === 'string') parts[parts.length - 1] = parts.at(-1).trimEnd();
}

const citation = (n) =>
  el('sup', { class: 'citation' }, el('a', { href: `#reference-${n}`, 'aria-label': `Reference ${n}` }, n));

/** Where a card id leads; the card itself corrects the kind if the id does not tell. */
export function cardPath(id) {
  const kind = /^T(?:A?\d)/.test(id) ? 'techniques' : /^S\d/.test(id) ? 'software' : /^C\d/.test(id) ? 'campaigns' : 'actors';
  return `/${kind}/${encodeURIComponent(id)}`;
}

/** A link to another site. It is only followed when the reader does. */
export function outward(address, ...label) {
  return el('a', { href: address, rel: 'noopener noreferrer', class: 'outward' }, ...label);
}

/** The same with paragraphs. */
export function paragraphs(markup) {
  return markup.split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter(Boolean)
    .map((paragraph) => el('p', {}, lines(paragraph)));
}

function lines(paragraph) {
  return paragraph.split(/\n/).flatMap((line, i) => (i === 0 ? inline(line) : [el('br'), ...inline(line)]));
}

/** The words alone. */
export const plain = (markup) => markup.replaceAll(INLINE, (_, label) => label ?? '');
