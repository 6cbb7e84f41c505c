// What the coach noticed in each turn, put together in the order of the turns, whichever way they came.

const list = (found) => (Array.isArray(found) ? found : []);

function tidy(seen) {
  return {
    ...seen, text: String(seen.text ?? ""), findings: list(seen.findings), promises: list(seen.promises),
    steps: list(seen.steps), nudges: list(seen.nudges), stale: list(seen.stale),
  };
}

/** The turns with this one in its place; the same array when it is known already. */
export function withTurn(turns, seen) {
  if (!Number.isInteger(seen?.turn) || turns.some(({ turn }) => turn === seen.turn)) return turns;
  return [...turns, tidy(seen)].sort((a, b) => a.turn - b.turn);
}

/** The one nudge that still fits, with the turn that brought it; null when there is none. */
export function standing(turns, answered = []) {
  let nudge = null;
  for (const { turn, nudges, stale } of turns) {
    if (stale.includes(nudge?.card.nudge)) nudge = null;
    const card = nudges[0];
    // A newer one takes the place of the one before for good, even when it was sent away.
    if (card?.nudge) nudge = answered.includes(card.nudge) ? null : { card, turn };
  }
  return nudge;
}
