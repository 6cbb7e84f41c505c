// The customer's anger over the call, as points to draw and to move along.

/** One point for each turn of the customer's: {turn, score, level, because}. */
export function courseOf(turns) {
  return turns.filter(({ speaker }) => speaker === "customer").map(({ turn, anger }) => ({
    turn,
    score: Math.min(1, Math.max(0, Number(anger?.score) || 0)),
    level: anger?.level ?? "calm",
    because: Array.isArray(anger?.because) ? anger.because : [],
  }));
}

/** Places in a picture of this size, evenly spaced: the order matters, minutes don't. */
export function placed(points, { width, height, edge }) {
  const step = points.length > 1 ? (width - 2 * edge) / (points.length - 1) : 0;
  const first = points.length > 1 ? edge : width / 2;
  return points.map((point, index) => ({ ...point, x: first + index * step, y: edge + (1 - point.score) * (height - 2 * edge) }));
}

export function lineOf(places) {
  return places.map(({ x, y }, index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}
