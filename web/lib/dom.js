/**
 * Builds the page out of nodes. Nothing in web/ turns a string into markup: text stays text, and
 * an address that is neither of this site nor http(s) never becomes a link.
 */

const SVG = 'http://www.w3.org/2000/svg';
const SAFE_ADDRESS = /^(?:https?:\/\/|\/(?!\/)|#|\?)/i;

/** The address if a link may lead there, else null. */
export function safeAddress(address) {
  return typeof address === 'string' && SAFE_ADDRESS.test(address.trim()) ? address.trim() : null;
}

/**
 * An element: `el('a', {href, class: ['x', isY && 'y'], onclick, '.value': 1}, ...children)`.
 * A false or null attribute is left out, true stands without a value, `.name` sets a property,
 * `--name` a custom property. False and null children are left out; arrays are spread.
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) set(element, name, value);
  element.append(...nodes(children));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) {
    element.addEventListener(name.slice(2), value);
  } else if (name.startsWith('.')) {
    element[name.slice(1)] = value;
  } else if (name.startsWith('--')) {
    element.style.setProperty(name, String(value));
  } else if (name === 'class' && Array.isArray(value)) {
    element.setAttribute('class', value.filter(Boolean).join(' '));
  } else if (name === 'href') {
    const address = safeAddress(value);
    if (address !== null) element.setAttribute('href', address);
  } else {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Children as nodes: nested arrays flat, nothing for false and null, text for the rest. */
export function nodes(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));
}

export function replace(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

/** Children with a separator between them. */
export function join(children, separator = ', ') {
  return children.flatMap((child, i) => (i === 0 ? [child] : [separator, child]));
}

const ICONS = {
  search: 'M11 4a7 7 0 1 0 4.2 12.6l4.1 4.1 1.4-1.4-4.1-4.1A7 7 0 0 0 11 4zm0 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10z',
  close: 'M6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12 19 6.4 17.6 5 12 10.6z',
  filter: 'M3 5h18v2H3zm3 6h12v2H6zm4 6h4v2h-4z',
  copy: 'M8 3h11v14H8zm2 2v10h7V5zM5 7h2v12h9v2H5z',
  minus: 'M5 11h14v2H5z',
  download: 'M11 3h2v9.2l3.6-3.6L18 10l-6 6-6-6 1.4-1.4L11 12.2zM5 19h14v2H5z',
  sun: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM11 1h2v3h-2zm0 19h2v3h-2zM1 11h3v2H1zm19 0h3v2h-3zM4.2 2.8l2.1 2.1-1.4 1.4-2.1-2.1zm14.9 14.9 2.1 2.1-1.4 1.4-2.1-2.1zM2.8 19.8l2.1-2.1 1.4 1.4-2.1 2.1zM17.7 4.9l2.1-2.1 1.4 1.4-2.1 2.1z',
  moon: 'M12.3 3a9 9 0 1 0 8.7 11.3A7 7 0 0 1 12.3 3z',
  auto: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2v14a7 7 0 0 1 0-14z',
};

/** A decorative icon in the colour of the text. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  path.setAttribute('fill', 'currentColor');
  svg.append(path);
  return svg;
}
