// The keys while a practice is shown.
import { readAlt } from "../keys.js";
import { PRACTICE_KEYS } from "../keys-practice.js";
import { isPractice, rehearsalOf } from "../lib/rehearsal.js";
import { act, goToTab } from "./actions.js";
import { focusInput, focusOn } from "./focus.js";
import { patchPractice, steer, togglePractice, toggleWhy } from "./practice.js";
import { activeCase } from "./store.js";

export function inPractice(store) {
  const state = store.get();
  return state.view === "case" && isPractice(activeCase(state));
}

const UNDERWAY = { hint: ["running"], feedback: ["running"], pause: ["running", "paused"], stop: ["running", "paused"], next: ["debrief"], again: ["running", "debrief"] };

const DO = {
  practice: togglePractice,
  hint: (store) => steer(store, "hint"),
  feedback: (store) => steer(store, "score"),
  pause: (store, { stage }) => steer(store, stage === "paused" ? "resume" : "pause"),
  stop: (store) => steer(store, "stop"),
  next: (store) => steer(store, "next"),
  again: (store, { path }) => path.length && steer(store, "rewind", path.at(-1).id),
  why: toggleWhy,
  scene: (store) => (patchPractice(store, ({ scene }) => ({ scene: !scene })), focusOn("scene-title")),
  tries: (store) => showTries(store),
};

/** Where they stand on the page, the keyboard goes there; else they come over it. */
export function showTries(store) {
  if (document.getElementById("tries-title")) focusOn("tries-title");
  else store.set({ dialog: "tries" });
}

/** An Alt combination; true when it was ours. */
export function practiceAlt(store, event) {
  const asked = readAlt(event, PRACTICE_KEYS);
  if (!asked) return false;
  if (event.repeat) return true;
  if (store.get().dialog) store.set({ dialog: null });
  if (asked.action) perform(store, asked.action);
  else goToTab(store, asked.tab);
  return true;
}

function perform(store, action) {
  if (!DO[action]) return act(store, action);
  const now = rehearsalOf(activeCase(store.get()));
  if (UNDERWAY[action] && !UNDERWAY[action].includes(now.stage)) return;
  DO[action](store, now);
  if (UNDERWAY[action]) focusInput();
}

/** A single key in the empty field. Numbers are words here: a button pressed by a slip would end the call. */
export function practiceSingleKey(store, event) {
  if (event.key !== "?" || activeCase(store.get()).input) return false;
  store.set({ dialog: "help" });
  return true;
}
