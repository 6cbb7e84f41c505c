// The five lines for another system's notes: one key, one press.
import { api } from "../lib/api.js";
import { words } from "../words.js";
import { activeCase } from "./store.js";
import { take } from "./taking.js";

/** Copies the note of the case that is shown, and says so; where it can't be had, says what to do. */
export async function copyCrm(store) {
  const { recovery } = activeCase(store.get());
  if (!recovery) return store.set({ notice: words.record.crmNone });
  try {
    const text = (await api.crmNote(recovery.id)).trim();
    await take(store, { text });
    if (!store.get().byHand) store.set({ notice: words.record.crmCopied, crmCopied: text });
  } catch (trouble) {
    store.set({ notice: `${trouble.message} ${trouble.todo ?? ""}` });
  }
}
