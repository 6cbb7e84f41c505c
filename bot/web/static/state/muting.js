// Hints that the employee switched off, on this computer. The server is told through feedback.
import { keep } from "./kept.js";

export function muteRule(store, rule) {
  const muted = [...new Set([...store.get().muted, rule])];
  store.set({ muted });
  keep("muted", muted);
}

export function unmuteAll(store) {
  store.set({ muted: [] });
  keep("muted", []);
}
