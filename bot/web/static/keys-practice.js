// The keys of the practice view.
import { ALT } from "./keys.js";

export const PRACTICE_KEYS = {
  practice: "P", hint: "H", why: "W", feedback: "K", again: "B", pause: "S", stop: "O", next: "N", scene: "I", tries: "M",
  listen: "G", customer: "T", close: "Q", retry: "Y",
};

/** What the help page shows besides the keys of a case. */
export const PRACTICE_HELP = ["practice", "hint", "why", "feedback", "again", "pause", "stop", "next", "scene", "tries"]
  .map((action) => [`practice_${action}`, [ALT, PRACTICE_KEYS[action]]]);

/** The value of aria-keyshortcuts for an action of the practice view. */
export function practiceShortcut(action) {
  return `Alt+${PRACTICE_KEYS[action]}`;
}
