/** What stands where an answer is not: waiting, nothing, failed. */

import { el } from './dom.js';

/** Grey lines of about the size of what comes; announced only as "Loading". */
export function waiting(lines = 6) {
  return el(
    'div',
    { class: 'waiting', role: 'status' },
    el('span', { class: 'visually-hidden' }, 'Loading'),
    Array.from({ length: lines }, (_, i) => el('span', { class: ['bone', `bone-${i % 4}`] })),
  );
}

/** A failure says what happened, where, and offers another try. */
export function failed(error, retry) {
  const allowed = error.problem?.allowed;
  return el(
    'section',
    { class: 'notice failure', role: 'alert' },
    el('h2', {}, error.status === 0 ? 'No answer from the server' : 'That did not work'),
    el('p', {}, error.message),
    allowed && el('p', {}, 'Allowed: ', [allowed].flat().join(', ')),
    el('p', { class: 'muted' }, error.status ? `HTTP ${error.status} · ${error.path ?? ''}` : null),
    retry && el('button', { type: 'button', class: 'button', onclick: retry }, 'Try again'),
  );
}
