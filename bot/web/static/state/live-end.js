// The end of a call: closing it, and the three lines that go on record once the employee has been over them.
import { api, told } from "../lib/api.js";
import { calls } from "../lib/calls.js";
import { words } from "../words.js";
import { addCase, refresh } from "./cases.js";
import { focusInput, focusOn } from "./focus.js";
import { live, patch } from "./live.js";
import { retryTurns } from "./live-turns.js";

/** Asks first: what is said after the end isn't heard. */
export function askToEnd(store) {
  const { call, wrapup } = live(store);
  if (!call || wrapup) return;
  retryTurns(store);
  patch(store, { ending: "asked" });
  focusOn("end-call");
}

export function goOn(store) {
  patch(store, { ending: "" });
  focusInput();
}

export async function endCall(store) {
  const { call, ending } = live(store);
  if (ending === "busy") return;
  patch(store, { ending: "busy", problem: "" });
  try {
    closed(store, call.id, await calls.close(call.id));
  } catch (trouble) {
    patch(store, { ending: "asked", problem: told(trouble).join(" ") }, call.id);
  }
}

/** The call is over, whoever ended it. What was edited before a reload stays edited. */
export function closed(store, call, wrapup) {
  if (live(store).call?.id !== call || live(store).wrapup) return;
  patch(store, { wrapup, steps: wrapup.steps, ending: "", connection: "off", problem: "" }, call);
  store.set({ spoken: words.live.wrapup.title });
  if (store.get().view === "live") focusOn("wrapup-title");
}

/** What stands in the form: the coach's suggestion until something is changed. */
export function editedOf({ edited, wrapup }) {
  return edited ?? { lines: [...wrapup.lines, "", "", ""].slice(0, 3), result: wrapup.result, cause: wrapup.cause };
}

export function editWrapup(store, change) {
  patch(store, (now) => ({ edited: { ...editedOf(now), ...change }, saved: false }));
}

export function editLine(store, index, text) {
  const { lines } = editedOf(live(store));
  editWrapup(store, { lines: lines.map((line, at) => (at === index ? text : line)) });
}

export async function saveWrapup(store) {
  const now = live(store);
  if (now.busy) return;
  patch(store, { busy: true, problem: "" });
  const sent = editedOf(now);
  try {
    const wrapup = await calls.edit(now.call.id, sent);
    patch(store, (later) => {
      // What was typed while it was on its way is not on record yet.
      const same = JSON.stringify(editedOf(later)) === JSON.stringify(sent);
      return { wrapup, busy: false, edited: same ? null : later.edited, saved: same };
    }, now.call.id);
    store.set({ spoken: words.live.wrapup.saved });
  } catch (trouble) {
    patch(store, { busy: false, problem: told(trouble).join(" ") }, now.call.id);
  }
}

/** The call's case, as a tab among the others. */
export function openAsCase(store) {
  const { call } = live(store);
  const added = addCase(store, { conversation: call.id, loading: true });
  if (!added) return;
  refresh(store, call.id);
  focusInput();
}

export function openRecord(store) {
  const record = live(store).wrapup?.record;
  if (record) window.open(api.sheetLink(record), "_blank", "noopener");
}
