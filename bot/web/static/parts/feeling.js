// How the customer feels, as a small shape: told by form as well as colour.
import { html } from "../vendor/htm-preact.js";
import { words } from "../words.js";

const SHAPES = {
  calm: html`<circle cx="6" cy="6" r="3.6" />`,
  frustrated: html`<path d="M6 1.6L10.4 6 6 10.4 1.6 6z" />`,
  angry: html`<path d="M6 1.4l4.9 8.8H1.1z" />`,
};

export function Feeling({ level, phase }) {
  if (!level || phase === "closed") return null;
  return html`
    <span class="feeling" data-level=${level}>
      <svg viewBox="0 0 12 12" aria-hidden="true">${SHAPES[level]}</svg>
      <span class="unseen">${words.level[level]}</span>
    </span>`;
}
