/** A button that copies a text and says so. */

import { el, icon } from './dom.js';

/** @param full what the button does, where its label says too little */
export function copyButton(label, text, full = null) {
  const said = el('span', { class: 'copy-label' }, label);
  const button = el('button', { type: 'button', class: 'button quiet', 'aria-label': full }, icon('copy'), said);
  button.addEventListener('click', async () => {
    said.textContent = (await copy(typeof text === 'function' ? text() : text)) ? 'Copied' : 'Press Ctrl+C to copy';
    setTimeout(() => { said.textContent = label; }, 2000);
  });
  said.setAttribute('aria-live', 'polite');
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

/** Plain http has no clipboard API: select the text in a field and copy from there. */
function copyFromField(text) {
  const field = el('textarea', { class: 'visually-hidden', readonly: true, 'aria-hidden': 'true' }, text);
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
