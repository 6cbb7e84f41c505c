// Whether the coach can answer: asked at start, and again while it can't.
import { readiness } from "../lib/api.js";
import { loadFrameworks } from "./frameworks.js";
import { loadResumable, refreshActive } from "./cases.js";

const AGAIN_MS = 3000;

/** Asks until the coach is ready; then loads what needs it. */
export async function watchReadiness(store) {
  const now = await readiness();
  const before = store.get().readiness;
  store.set({ readiness: now });
  if (!now.ready) return setTimeout(() => watchReadiness(store), AGAIN_MS);
  if (before && !before.ready) refreshActive(store);
  loadFrameworks(store);
  loadResumable(store);
}

/** Looks again when the window comes back to the front: a supervisor may have changed the case meanwhile. */
export function refreshOnReturn(store) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") refreshActive(store);
  });
  window.addEventListener("online", () => watchReadiness(store));
  window.addEventListener("offline", () => store.set({ readiness: { reached: false, ready: false, waitingFor: "" } }));
}
