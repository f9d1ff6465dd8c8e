import { el, icon, replace } from '../../lib/dom.js';

const ORDER = ['auto', 'light', 'dark'];
const ICONS = { auto: 'auto', light: 'sun', dark: 'moon' };
const NAMES = { auto: 'as the system', light: 'light', dark: 'dark' };

/** Switches between the system's theme, light and dark, and remembers it in this browser. */
class ThemeToggle extends HTMLElement {
  connectedCallback() {
    this.button = el('button', { type: 'button', class: 'theme-button', onclick: () => this.next() });
    replace(this, this.button);
    this.draw();
  }

  get theme() {
    return document.documentElement.dataset.theme ?? 'auto';
  }

  next() {
    const theme = ORDER[(ORDER.indexOf(this.theme) + 1) % ORDER.length];
    const root = document.documentElement;
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      if (theme === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // Storage is off: the choice holds for this page.
    }
    this.draw();
  }

  draw() {
    const label = `Theme: ${NAMES[this.theme]}`;
    this.button.setAttribute('aria-label', label);
    this.button.title = label;
    replace(this.button, icon(ICONS[this.theme]));
  }
}

customElements.define('theme-toggle', ThemeToggle);
