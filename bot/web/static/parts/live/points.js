// The points of the mood's line. One of them is in the tab order; arrows go along the others.
import { html, useRef } from "../../vendor/htm-preact.js";
import { words } from "../../words.js";

/** How to get from one point to another by key. */
const MOVES = {
  ArrowLeft: (at) => at - 1, ArrowRight: (at) => at + 1, ArrowUp: (at) => at - 1, ArrowDown: (at) => at + 1,
  Home: () => 0, End: (at, last) => last,
};
const MANY = 24;

function Shape({ level, x, y, size }) {
  const s = size * 1.25;
  if (level === "angry") return html`<path class="feelings-point" data-level=${level} d=${`M${x} ${y - s}L${x + s} ${y + s * 0.8}H${x - s}Z`} />`;
  if (level === "frustrated") return html`<path class="feelings-point" data-level=${level} d=${`M${x} ${y - s}L${x + s} ${y}L${x} ${y + s}L${x - s} ${y}Z`} />`;
  return html`<circle class="feelings-point" data-level=${level} cx=${x} cy=${y} r=${size} />`;
}

export function Points({ places, index, onPoint }) {
  const group = useRef();
  const size = places.length > MANY ? 3.5 : 5;
  const onKeyDown = (event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const next = Math.min(places.length - 1, Math.max(0, move(index, places.length - 1)));
    onPoint(next);
    group.current.children[next].focus();
  };
  const { mood } = words.live;
  return html`
    <g ref=${group} onKeyDown=${onKeyDown}>
      ${places.map(({ turn, level, because, x, y }, at) => html`
        <g class="mood-point" key=${turn} role="img" tabindex=${at === index ? 0 : -1} data-on=${at === index ? "yes" : "no"}
           aria-label=${mood.point(at + 1, words.level[level], mood.quotes(because))}
           onFocus=${() => onPoint(at)} onBlur=${() => onPoint(null)} onMouseEnter=${() => onPoint(at)}>
          <circle class="mood-reach" cx=${x} cy=${y} r="11" />
          <${Shape} level=${level} x=${x} y=${y} size=${size} />
        </g>`)}
    </g>`;
}
