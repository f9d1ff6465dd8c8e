import { route, start } from './lib/router.js';
import './components/search-box/search-box.js';
import './components/theme-toggle/theme-toggle.js';

route(/^\/$/, 'home-page', () => import('./components/home-page/home-page.js'));
route(/^\/search$/, 'results-page', () => import('./components/results-page/results-page.js'));
route(/^\/techniques\/?$/, 'matrix-page', () => import('./components/matrix-page/matrix-page.js'));
route(/^\/(actors|software|campaigns)\/?$/, 'list-page', () => import('./components/list-page/list-page.js'));
route(/^\/(actors|software|techniques|campaigns)\/[^/]+$/, 'card-page', () => import('./components/card-page/card-page.js'));
route(/^\/names$/, 'names-page', () => import('./components/names-page/names-page.js'));
route(/^\/compare$/, 'compare-page', () => import('./components/compare-page/compare-page.js'));
route(/^\/statistics$/, 'statistics-page', () => import('./components/statistics-page/statistics-page.js'));
route(/^\/about$/, 'about-page', () => import('./components/about-page/about-page.js'));

window.addEventListener('address', ({ detail }) => {
  for (const link of document.querySelectorAll('.site-nav a')) {
    const path = new URL(link.href).pathname;
    const here = detail.url.pathname === path;
    const within = detail.url.pathname.startsWith(`${path}/`);
    if (here) link.setAttribute('aria-current', 'page');
    else if (within) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
});

start(document.getElementById('main'));
