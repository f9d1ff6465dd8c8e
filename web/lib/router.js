/**
 * Which page an address shows. Links are real links; a plain click on one of this site is
 * answered without a reload. A page element has `show(url)`, which may return a promise that
 * ends when the page stands; the same element is asked again when only its query changes.
 */

const routes = [];
let outlet;
let current = null;
let shown = null;

/** @param load imports the module that defines the element */
export function route(pattern, tag, load) {
  routes.push({ pattern, tag, load });
}

/** What the server could not show it has said already; there is nothing to take over then. */
export function start(main) {
  outlet = main;
  history.scrollRestoration = 'manual';
  document.addEventListener('click', onClick);
  window.addEventListener('popstate', onPop);
  let settled;
  window.addEventListener('scroll', () => {
    clearTimeout(settled);
    settled = setTimeout(keepScroll, 200);
  }, { passive: true });
  if (document.body.dataset.page === 'notice' && outlet.firstElementChild) {
    shown = new URL(location.href);
    announce();
    return;
  }
  render(new URL(location.href), { scroll: history.state?.scroll ?? null, moved: false });
}

/** Goes to an address of this site. `replace` keeps the history as long as it is. */
export function navigate(address, { replace = false } = {}) {
  const url = new URL(address, location.href);
  keepScroll();
  const key = replace ? 'replaceState' : 'pushState';
  history[key](replace ? history.state : null, '', url);
  return render(url, { scroll: replace ? null : 0, moved: !replace });
}

/** Corrects the address shown without going anywhere. */
export function correctAddress(address) {
  const url = new URL(address, location.href);
  history.replaceState(history.state, '', url);
  shown = url;
  announce();
}

function keepScroll() {
  history.replaceState({ ...history.state, scroll: window.scrollY }, '');
}

function onPop(event) {
  const url = new URL(location.href);
  if (shown && url.pathname === shown.pathname && url.search === shown.search) {
    shown = url;
    revealTarget();
    return;
  }
  render(url, { scroll: event.state?.scroll ?? 0, moved: true });
}

function onClick(event) {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.('a[href]');
  if (!link || link.target || link.hasAttribute('download')) return;
  const url = new URL(link.href, location.href);
  if (url.origin !== location.origin || !find(url)) return;
  if (url.pathname === location.pathname && url.search === location.search && url.hash) {
    queueMicrotask(() => revealTarget(url.hash));
    return;
  }
  event.preventDefault();
  navigate(url);
}

function find(url) {
  for (const { pattern, tag, load } of routes) {
    const match = pattern.exec(url.pathname);
    if (match) return { tag, load, match };
  }
  return null;
}

async function render(url, { scroll, moved }) {
  shown = url;
  const found = find(url) ?? { tag: 'missing-page', load: () => import('../components/missing-page/missing-page.js') };
  announce();
  await found.load();
  if (shown !== url) return;
  const samePage = current?.localName === found.tag && current.keepsStanding;
  const served = current || document.body.dataset.page === 'notice' ? [] : [...outlet.childNodes];
  if (!samePage) {
    current = document.createElement(found.tag);
    document.body.dataset.page = found.tag.replace(/-page$/, '');
    if (served.some((node) => node.nodeType === Node.ELEMENT_NODE)) {
      current.hidden = true;
      outlet.append(current);
    } else {
      outlet.replaceChildren(current);
    }
    if (moved) {
      outlet.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }
  const page = current;
  await page.show(url);
  if (current !== page) return;
  if (page.hidden) takeOver(page, served);
  if (shown !== url) return;
  if (url.hash) revealTarget(url.hash);
  else if (scroll !== null) window.scrollTo(0, scroll);
}

/**
 * Puts a page in the place of the one that the server sent, in one step: what was typed and what
 * has the focus there goes over to it.
 */
function takeOver(page, served) {
  const field = outlet.querySelector(':scope > :not([hidden]) input[name="q"]');
  const typed = field && field.value !== field.defaultValue ? field.value : null;
  const focused = document.activeElement;
  const address = focused?.closest?.('#main a[href]')?.getAttribute('href');
  const within = focused && outlet.contains(focused) && focused !== outlet;
  page.hidden = false;
  for (const node of served) node.remove();
  const box = page.querySelector('search-box');
  if (typed !== null && box) box.type(typed);
  if (within && focused === field) box?.input.focus({ preventScroll: true });
  else if (within && address) page.querySelector(`a[href="${CSS.escape(address)}"]`)?.focus({ preventScroll: true });
  page.revealed?.();
}

/** Opens what hides the target of the address, and brings it into view. */
function revealTarget(hash = location.hash) {
  if (hash.length < 2) return;
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  for (let box = target; box; box = box.parentElement) {
    if (box.localName === 'details') box.open = true;
  }
  target.scrollIntoView();
}

function announce() {
  window.dispatchEvent(new CustomEvent('address', { detail: { url: shown } }));
}
