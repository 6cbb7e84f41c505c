// The customer's anger line by line, small: height tells it, and words.
import { html } from "../../vendor/htm-preact.js";
import { lineOf, placed } from "../../lib/course.js";
import { words } from "../../words.js";

const SIZE = { width: 200, height: 56, edge: 8 };

/** The first point is how they came. ``most``: how many points the longest try has that this one stands beside; the same line stands at the same place. */
export function Course({ name, anger, most = 1 }) {
  const points = (Array.isArray(anger) ? anger : []).map((score) => ({ score: Math.min(1, Math.max(0, Number(score) || 0)) }));
  const longest = Array.from({ length: Math.max(most, points.length) }, (_, index) => points[index] ?? { score: 0 });
  const places = placed(longest, SIZE).slice(0, points.length);
  const { tries } = words.practice;
  return html`
    <div class="course">
      <p class="quiet">${tries.anger}</p>
      <svg class="course-picture" viewBox=${`0 0 ${SIZE.width} ${SIZE.height}`} role="img"
           aria-label=${tries.chart(name, points.map(({ score }) => Math.round(score * 10)))}>
        ${[SIZE.edge, SIZE.height / 2, SIZE.height - SIZE.edge].map((y) => html`<path class="feelings-grid" d=${`M0 ${y}H${SIZE.width}`} />`)}
        <path class="feelings-line" d=${lineOf(places)} />
        ${places.map(({ x, y }) => html`<circle class="course-point" cx=${x} cy=${y} r="4" />`)}
      </svg>
    </div>`;
}
