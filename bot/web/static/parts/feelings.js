// How the customer felt, as a small line from left to right, and the same in words.
import { html } from "../vendor/htm-preact.js";
import { when } from "../lib/times.js";
import { words } from "../words.js";
import { Feeling } from "./feeling.js";

const WIDTH = 264;
const EDGE = 10;
const HEIGHT = { angry: 12, frustrated: 34, calm: 56 };

/** Each feeling at its place: evenly spaced, because the order matters and minutes don't. */
function points(feelings) {
  const step = feelings.length > 1 ? (WIDTH - 2 * EDGE) / (feelings.length - 1) : 0;
  return feelings.map(({ level }, index) => ({ x: EDGE + index * step, y: HEIGHT[level] ?? HEIGHT.frustrated, level }));
}

function Picture({ feelings }) {
  const places = points(feelings);
  const line = places.map(({ x, y }, index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y}`).join("");
  const summary = feelings.map(({ label, level }) => label || words.level[level]).join(", ");
  return html`
    <svg class="feelings-picture" viewBox=${`0 0 ${WIDTH} 68`} role="img" aria-label=${words.record.feelingsSummary(summary)}>
      ${Object.values(HEIGHT).map((y) => html`<path class="feelings-grid" d=${`M0 ${y}H${WIDTH}`} />`)}
      <path class="feelings-line" d=${line} />
      ${places.map(({ x, y, level }) => html`<circle class="feelings-point" data-level=${level} cx=${x} cy=${y} r="5" />`)}
    </svg>`;
}

export function Feelings({ feelings }) {
  return html`
    ${feelings.length > 1 && html`<${Picture} feelings=${feelings} />`}
    <ul class="feelings-words">
      ${feelings.map(({ at, label, level, quote }) => html`
        <li>
          <${Feeling} level=${level} /> <span>${label || words.level[level]}${quote && quote !== label && html` <q>${quote}</q>`}</span>
          <time class="quiet" datetime=${at}>${when(at)}</time>
        </li>`)}
    </ul>`;
}
