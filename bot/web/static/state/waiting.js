// What waits in a case that isn't shown: a promise that is due, an unread card, a customer of whom nothing was noted.
import { when } from "../lib/times.js";
import { words } from "../words.js";
import { currentMessage } from "./store.js";

const SOON_MS = 15 * 60_000;
const QUIET_MS = 5 * 60_000;
const TICK_MS = 20_000;

function due(shown, now) {
  const soon = (shown.recovery?.promises ?? []).filter(({ state, due: at }) => state === "open" && at && Date.parse(at) <= now + SOON_MS);
  soon.sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
  if (!soon.length) return null;
  return sign("due", words.tabs.waits.due.short, words.tabs.waits.due.long(soon[0].what, when(soon[0].due)));
}

function unread(shown) {
  const current = currentMessage(shown);
  return current && shown.seen && current.id !== shown.seen ? sign("unread", words.tabs.waits.unread.short, words.tabs.waits.unread.long()) : null;
}

function customer(shown, now) {
  if (shown.recovery?.phase !== "open" || !shown.messages.length) return null;
  const since = now - Date.parse(shown.messages.at(-1).at);
  if (!(since >= QUIET_MS)) return null;
  const minutes = Math.floor(since / 60_000);
  // After an hour it is no customer on the line any more; the promise, if any, has a sign of its own.
  return minutes > 60 ? null : sign("customer", words.tabs.waits.customer.short(minutes), words.tabs.waits.customer.long(minutes));
}

function sign(kind, short, long) {
  return { kind, short, long };
}

/** {kind, short, long} of the most pressing thing that waits in a case; null when nothing does. */
export function waitingIn(shown, now) {
  return due(shown, now) ?? unread(shown) ?? customer(shown, now);
}

/** The cases other than the one shown that wait: Map from conversation to sign. */
export function waitingCases({ cases, active, now }) {
  const found = cases.filter(({ conversation }) => conversation !== active).map((each) => [each.conversation, waitingIn(each, now)]);
  return new Map(found.filter(([, waits]) => waits));
}

/** Lets time pass on the page, and says aloud what has begun to wait. */
export function watchTime(store, titleOf) {
  let known = new Set();
  setInterval(() => store.set({ now: Date.now() }), TICK_MS);
  store.listen((state) => {
    const waiting = waitingCases(state);
    const keys = new Set([...waiting].map(([conversation, { kind }]) => `${conversation} ${kind}`));
    const fresh = [...waiting].find(([conversation, { kind }]) => !known.has(`${conversation} ${kind}`));
    known = keys;
    if (!fresh) return;
    const title = titleOf(state.cases.find((each) => each.conversation === fresh[0]));
    store.set({ spoken: words.tabs.spoken(title, fresh[1].long) });
  });
}
