// The frameworks on offer, loaded once.
import { api } from "../lib/api.js";
import { sendPayload } from "./outbox.js";

export async function loadFrameworks(store) {
  if (store.get().frameworks.length) return;
  try {
    store.set({ frameworks: await api.frameworks() });
  } catch {
    // The one in use is known from the case; switching waits until the list is there.
  }
}

export function switchFramework(store, id) {
  const chosen = store.get().frameworks.find((each) => each.id === id);
  if (chosen) sendPayload(store, `/framework{"framework": "${id}"}`, chosen.title);
}
