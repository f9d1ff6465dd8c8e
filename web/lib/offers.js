/** What this server answers besides: a page shows only what can be asked. */

const offers = new Set((document.body.dataset.offers ?? '').split(' '));

/** @param path a call below /api/v1/ as its route has it (`cards/{id}.pdf`), or a page (`/compare`) */
export const offered = (path) => offers.has(path);
