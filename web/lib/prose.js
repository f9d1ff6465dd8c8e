/** Text that carries links, citations or marks, read by hand into nodes. */

import { el } from './dom.js';

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const INLINE = /\[([^\][]*)\]\((card:[^)\s]+|https?:\/\/[^)\s]+)\)|\[\^(\d+)\]|<code>([^<]*)<\/code>|`([^`\n]+)`/g;
const ITEM = /^\s*(?:[*•-]|(\d+)[.)])\s+(.*)$/;

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
 * words, save that sources mark code with `<code>` or backticks. Citations lead to the reference of that number on the same page.
 */
export function inline(markup) {
  const parts = [];
  let end = 0;
  for (const match of markup.matchAll(INLINE)) {
    parts.push(markup.slice(end, match.index));
    const [whole, label, target, cited, tagged, ticked] = match;
    if (tagged !== undefined || ticked !== undefined) {
      parts.push(el('code', {}, tagged ?? ticked));
    } else if (cited) {
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

/** The same with paragraphs; lines that begin like list items become lists. */
export function paragraphs(markup) {
  const blocks = [];
  for (const line of markup.split('\n')) {
    const item = ITEM.exec(line);
    const last = blocks.at(-1);
    if (line.trim() === '') blocks.push({ kind: 'gap', lines: [] });
    else if (item) {
      const kind = item[1] ? 'ol' : 'ul';
      const list = last?.kind === 'gap' ? blocks.at(-2) : last;
      if (list?.kind === kind) list.lines.push(item[2]);
      else blocks.push({ kind, start: item[1], lines: [item[2]] });
    } else if (last?.kind === 'p') last.lines.push(line.trim());
    else blocks.push({ kind: 'p', lines: [line.trim()] });
  }
  return blocks.filter(({ kind }) => kind !== 'gap').map(drawn);
}

function drawn({ kind, start, lines }) {
  if (kind === 'p') return el('p', {}, lines.flatMap((line, i) => (i === 0 ? inline(line) : [el('br'), ...inline(line)])));
  return el(kind, { class: 'text-list', start: start > 1 ? start : null }, lines.map((line) => el('li', {}, inline(line))));
}

/** The words alone. */
export const plain = (markup) => markup.replaceAll(INLINE, (_, label, target, cited, tagged, ticked) => label ?? tagged ?? ticked ?? '');
