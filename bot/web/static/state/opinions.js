// Opinions on advice: told to the server, remembered here so that they can be taken back.
import { api, told } from "../lib/api.js";
import { words } from "../words.js";
import { focusInput, focusOn } from "./focus.js";
import { addDispute, dropDispute, muteRule, unmuteRule } from "./muting.js";

function send({ conversation, message, kind, rule, note }, what) {
  const given = { conversation, message, kind, what };
  if (rule) given.rule = rule;
  if (note) given.note = note;
  return api.feedback(given);
}

/** {text, given?}: what to say, and what can be taken back. */
export async function give(store, given) {
  try {
    await send(given, given.what);
  } catch (trouble) {
    return { text: told(trouble).join(" ") };
  }
  // What was pressed goes away: the keyboard must not be left nowhere.
  if (given.message === "draft") focusOn("draft");
  else focusInput();
  if (given.what === "muted") muteRule(store, given.rule);
  if (given.what === "disputed") addDispute(store, given);
  return { text: given.what === "muted" ? words.feedback.mutedDone : words.feedback.thanks, given };
}

/** Switches a hint on again, wherever it was switched off. */
export function switchOn(store, rule, conversation) {
  unmuteRule(store, rule);
  // Here it holds at once; the server is told when it can be.
  send({ conversation, message: "hints", kind: "check", rule }, "unmuted").catch(() => {});
}

export async function takeBack(store, given) {
  if (given.what === "muted") unmuteRule(store, given.rule);
  try {
    await send({ ...given, note: "" }, given.what === "muted" ? "unmuted" : "withdrawn");
  } catch (trouble) {
    return { text: told(trouble).join(" "), given };
  }
  dropDispute(store, given);
  return { text: words.feedback.takenBack };
}
