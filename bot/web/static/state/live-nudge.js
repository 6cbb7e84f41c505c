// What the employee thinks of a nudge: told to the server, and taken back as easily.
import { calls } from "../lib/calls.js";
import { told } from "../lib/api.js";
import { standing } from "../lib/observations.js";
import { words } from "../words.js";
import { focusInput, focusOn } from "./focus.js";
import { live, patch } from "./live.js";

const UNDONE_BY = { dismissed: "withdrawn", disputed: "withdrawn", muted: "unmuted" };

/** The nudge on the screen; while a dispute is being written, the one that it is about. */
export function shownNudge({ turns, answered, opinion, wrapup }) {
  if (wrapup) return null;
  if (opinion?.state === "writing") return opinion.card;
  return standing(turns, answered)?.card ?? null;
}

/** Whether the coach's answer to a question stands first: until a newer hint comes. */
export function answerFirst(now) {
  if (!now.ask.card) return false;
  const nudge = now.wrapup ? null : standing(now.turns, now.answered);
  return !nudge || nudge.turn <= now.ask.after;
}

/** Opens the field for what is wrong with the nudge. */
export function beginDispute(store) {
  const card = shownNudge(live(store));
  if (!card) return;
  patch(store, { opinion: { card, what: "disputed", note: "", state: "writing" } });
  // Typing may begin before the field is drawn: what is typed meanwhile belongs to the note.
  document.activeElement?.blur();
  focusOn("dispute-note");
}

export function noteDispute(store, note) {
  patch(store, (now) => ({ opinion: { ...now.opinion, note } }));
}

export function cancelDispute(store) {
  patch(store, { opinion: null });
  focusInput();
}

/** Takes the nudge off the screen at once; the server is told meanwhile. */
export function answerNudge(store, what, note = "") {
  const card = shownNudge(live(store));
  if (!card) return;
  patch(store, (now) => ({ answered: [...now.answered, card.nudge] }));
  focusInput();
  tell(store, { card, what, note: note.trim() });
}

export function retryOpinion(store) {
  const { opinion } = live(store);
  if (opinion?.state === "failed") tell(store, opinion);
}

async function tell(store, opinion) {
  const call = live(store).call.id;
  const { card, what, note } = opinion;
  patch(store, { opinion: { ...opinion, state: "telling", problem: "" } }, call);
  try {
    await calls.answer(call, card.nudge, what, note);
    settle(store, call, opinion, { state: "told" });
    store.set({ spoken: words.live.answered[what] });
  } catch (trouble) {
    settle(store, call, opinion, { state: "failed", problem: told(trouble).join(" ") });
  }
}

function settle(store, call, { card, what, note }, change) {
  patch(store, { opinion: { card, what, note, ...change } }, call);
}

/** Takes the last opinion back; the nudge is there again if it still fits. */
export async function undoOpinion(store) {
  const { opinion, call } = live(store);
  if (opinion?.state !== "told" || !UNDONE_BY[opinion.what]) return;
  focusInput();
  try {
    await calls.answer(call.id, opinion.card.nudge, UNDONE_BY[opinion.what]);
    patch(store, (now) => ({ opinion: null, answered: now.answered.filter((id) => id !== opinion.card.nudge) }), call.id);
    store.set({ spoken: words.feedback.takenBack });
  } catch (trouble) {
    patch(store, { opinion: { ...opinion, problem: told(trouble).join(" ") } }, call.id);
  }
}
