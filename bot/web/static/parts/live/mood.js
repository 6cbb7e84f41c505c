// The customer's mood as a line over their turns: height and shape tell it, words too; never colour alone.
import { html, useState } from "../../vendor/htm-preact.js";
import { courseOf, lineOf, placed } from "../../lib/course.js";
import { words } from "../../words.js";
import { Feeling } from "../feeling.js";
import { Points } from "./points.js";

const SIZE = { width: 264, height: 76, edge: 12 };
const SMALL = { width: 150, height: 36, edge: 9 };

function Caption({ point, number, newest, over }) {
  const level = words.level[point.level];
  return html`
    <p class="mood-now" data-level=${point.level}>
      <${Feeling} level=${point.level} /> <strong>${newest ? words.live.mood[over ? "end" : "now"](level) : words.live.mood.at(number, level)}</strong>${" "}
      <span class="mood-quotes">${point.because.length > 0 && words.live.mood.quotes(point.because)}</span>
    </p>`;
}

/** The same for those who can't see the picture. */
function InWords({ points }) {
  const { mood } = words.live;
  return html`
    <ol class="unseen">
      ${points.map(({ turn, level, because }, index) => html`<li key=${turn}>${mood.point(index + 1, words.level[level], mood.quotes(because))}</li>`)}
    </ol>`;
}

export function Mood({ turns, small, over }) {
  const [pointed, setPointed] = useState(null);
  const points = courseOf(turns);
  const { mood } = words.live;
  if (!points.length) return html`<section class="mood" aria-label=${mood.title}><p class="quiet">${mood.none}</p></section>`;
  const { width, height, edge } = small ? SMALL : SIZE;
  const places = placed(points, { width, height, edge });
  const index = pointed !== null && points[pointed] ? pointed : points.length - 1;
  return html`
    <section class="mood" aria-label=${mood.title}>
      <h2 class="section-title mood-title">${mood.title}</h2>
      <svg class="mood-picture" viewBox=${`0 0 ${width} ${height}`} role="group" onMouseLeave=${() => setPointed(null)}
           aria-label=${mood.label(words.level[points.at(-1).level], points.length)}>
        ${[edge, height / 2, height - edge].map((y) => html`<path class="feelings-grid" d=${`M0 ${y}H${width}`} />`)}
        <path class="feelings-line" d=${lineOf(places)} />
        <${Points} places=${places} index=${index} onPoint=${setPointed} />
      </svg>
      <${Caption} point=${points[index]} number=${index + 1} newest=${index === points.length - 1} over=${over} />
      <${InWords} points=${points} />
    </section>`;
}
