// A key cap beside what it does. For the eye only: aria-keyshortcuts tells assistive technology.
import { html } from "../vendor/htm-preact.js";
import { ALT, KEYS } from "../keys.js";

export function Key({ children }) {
  return html`<kbd class="key" aria-hidden="true">${children}</kbd>`;
}

/** The cap of an action's key, "Alt" included. */
export function AltKey({ action, keys = KEYS }) {
  return html`<${Key}><span class="key-alt">${ALT} </span>${keys[action]}<//>`;
}
