// What the keys and buttons of the page do, by name. The names are those of keys.js.
import { words } from "../words.js";
import { api } from "../lib/api.js";
import { addCase, putAway, showCase } from "./cases.js";
import { copyCrm } from "./crm.js";
import { focusInput, focusOn } from "./focus.js";
import { keep } from "./kept.js";
import { toggleLive } from "./live.js";
import { retry, sendPayload } from "./outbox.js";
import { togglePractice } from "./practice.js";
import { activeCase, changeCase } from "./store.js";

export const PAYLOADS = {
  next: "/advance", back: "/back", skip: "/skip", undo: "/undo", why: "/why", where: "/where", phrase: "/phrase",
  wrapup: "/resolve",
};

export const isWide = () => matchMedia("(min-width: 68.75rem)").matches;

const OWN = {
  draft: (store) => toggleDraft(store),
  framework: () => focusOn("framework"),
  record: (store) => toggleRecord(store),
  crm: (store) => (copyCrm(store), focusInput()),
  print: (store) => openSheet(store),
  evidence: () => toggleEvidence(),
  hints: (store) => store.set({ dialog: "hints" }),
  export: (store) => openExport(store),
  customer: (store) => addCase(store) && focusInput(),
  close: (store) => (putAway(store, activeCase(store.get()).conversation), focusInput()),
  retry: (store) => retry(store),
  listen: (store) => toggleLive(store),
};

/** Does an action. Steps can only be moved once there is a case. */
export function act(store, action) {
  if (OWN[action]) return OWN[action](store);
  // Without a case there is no phrase to ask for: the same key leads to the practice.
  if (action === "phrase" && !activeCase(store.get()).recovery) return togglePractice(store);
  if (activeCase(store.get()).recovery) sendPayload(store, PAYLOADS[action], words.actions[action]);
  focusInput();
}

export function goToTab(store, index) {
  const chosen = store.get().cases[index];
  if (chosen) showCase(store, chosen.conversation);
  focusInput();
}

export function setInput(store, input) {
  changeCase(store, activeCase(store.get()).conversation, { input });
}

export function setDraft(store, draft) {
  changeCase(store, activeCase(store.get()).conversation, { draft });
}

export function toggleDraft(store, open) {
  const shown = activeCase(store.get());
  const draftOpen = open ?? !shown.draftOpen;
  changeCase(store, shown.conversation, { draftOpen });
  if (draftOpen) focusOn("draft");
  else focusInput();
}

/** Beside the card on a wide page, over it on a narrow one. */
export function toggleRecord(store) {
  if (!isWide()) return store.set({ dialog: "record" });
  const recordShown = !store.get().recordShown;
  store.set({ recordShown });
  keep("record", recordShown);
}

/** The print view, in a window of its own: the case stays where it is. */
function openSheet(store) {
  const { recovery } = activeCase(store.get());
  if (recovery) window.open(api.sheetLink(recovery.id), "_blank", "noopener");
  else store.set({ notice: words.record.crmNone });
  focusInput();
}

/** Opens or closes where the advice in front of the employee comes from. */
function toggleEvidence() {
  const button = document.querySelector(".draft .evidence button, .current .evidence button");
  button?.click();
  button?.focus();
}

function openExport(store) {
  if (isWide()) store.set({ recordShown: true });
  else store.set({ dialog: "record" });
  focusOn("export");
}

export function closeDialog(store) {
  store.set({ dialog: null });
  focusInput();
}
