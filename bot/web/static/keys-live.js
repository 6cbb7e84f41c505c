// The keys of the live view. They mean what they mean beside a case, as far as there is the like.
import { ALT } from "./keys.js";

export const LIVE_KEYS = {
  listen: "G", speaker: "S", dismiss: "Q", mute: "X", dispute: "W", evidence: "I", undo: "U",
  ask: "C", mood: "L", framework: "M", print: "J", endCall: "O", retry: "Y", hints: "H", practice: "P",
};

/** What the help page shows besides the keys of a case. */
export const LIVE_HELP = [
  ["liveDigits", ["1", "…", "9"]],
  ...["speaker", "dismiss", "mute", "dispute", "evidence", "undo", "ask", "mood", "framework", "print", "endCall", "retry"]
    .map((action) => [`live_${action}`, [ALT, LIVE_KEYS[action]]]),
];

/** The value of aria-keyshortcuts for an action of the live view. */
export function liveShortcut(action) {
  return `Alt+${LIVE_KEYS[action]}`;
}
