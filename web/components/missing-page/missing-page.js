import { el, replace } from '../../lib/dom.js';

/** Says that nothing is at this address, and where to go instead. */
class MissingPage extends HTMLElement {
  show(url) {
    document.title = 'No such page · Actordex';
    replace(this, el('div', { class: 'page' },
      el('div', { class: 'page-head' }, el('h1', {}, 'No such page'), el('p', {}, 'Nothing is at ', el('code', {}, url.pathname), '.')),
      el('p', {}, el('a', { href: '/' }, 'Home'), ' · ', el('a', { href: '/search' }, 'Search all cards'), ' · ', el('a', { href: '/actors' }, 'All actors'))));
  }
}

customElements.define('missing-page', MissingPage);
