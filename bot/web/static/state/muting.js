// Hints that the employee switched off, on this computer. The server is told through feedback.
import { keep } from "./kept.js";

const MOST_DISPUTES = 50;

export function muteRule(store, rule) {
  const muted = [...new Set([...store.get().muted, rule])];
  store.set({ muted });
  keep("muted", muted);
}

export function unmuteRule(store, rule) {
  const muted = store.get().muted.filter((each) => each !== rule);
  store.set({ muted });
  keep("muted", muted);
}

/** What the employee disagreed with, so that it can be taken back: {conversation, message, kind, rule?, title, note}. */
export function addDispute(store, given) {
  setDisputes(store, [...store.get().disputed, given].slice(-MOST_DISPUTES));
}

export function dropDispute(store, given) {
  setDisputes(store, store.get().disputed.filter((each) => each.message !== given.message || each.rule !== given.rule || each.kind !== given.kind));
}

function setDisputes(store, disputed) {
  store.set({ disputed });
  keep("disputed", disputed);
}
