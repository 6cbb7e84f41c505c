// Listens to the keys of the whole page.
import { readAlt } from "../keys.js";
import { act, closeDialog, goToTab, setInput, toggleDraft } from "./actions.js";
import { focusInput, isTyping, writeNow } from "./focus.js";
import { liveAlt, liveEscape, liveSingleKey } from "./live-keys.js";
import { inPractice, practiceAlt, practiceSingleKey } from "./practice-keys.js";
import { activeCase, currentMessage } from "./store.js";
import { secondThoughts, takeNumber } from "./taking.js";

export function listenToKeys(store) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    if (withAlt(store, event) || plainKey(store, event)) event.preventDefault();
  });
}

const isLive = (store) => store.get().view === "live";

function withAlt(store, event) {
  if (isLive(store)) return liveAlt(store, event);
  if (inPractice(store)) return practiceAlt(store, event);
  const asked = readAlt(event);
  if (!asked) return false;
  if (event.repeat) return true;
  if (store.get().dialog) store.set({ dialog: null });
  if (asked.action) act(store, asked.action);
  else goToTab(store, asked.tab);
  return true;
}

function plainKey(store, event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  if (event.key === "Escape") return escape(store);
  if (store.get().dialog || event.key.length !== 1 || !mayUseSingleKeys(event.target)) return false;
  if (isLive(store) ? liveSingleKey(store, event) : singleKey(store, event)) return true;
  if (event.target === document.body) focusNow();
  return false;
}

/** Single keys belong to the empty input, and to the page where nothing is focused. */
function mayUseSingleKeys(target) {
  return target.id === "input" || target === document.body;
}

function singleKey(store, event) {
  if (inPractice(store)) return practiceSingleKey(store, event);
  const shown = activeCase(store.get());
  const digit = secondThoughts();
  if (digit) return writeNow(digit + event.key), setInput(store, digit + event.key), true;
  if (shown.input === "") {
    if (event.key === "?") return store.set({ dialog: "help" }), true;
    if (/^[1-9]$/.test(event.key) && !event.repeat && takeNumber(store, Number(event.key), currentMessage(shown))) return true;
  }
  return false;
}

function focusNow() {
  document.getElementById("input")?.focus();
}

function escape(store) {
  secondThoughts();
  const { dialog, byHand, notice } = store.get();
  if (dialog) closeDialog(store);
  else if (byHand || notice) store.set({ byHand: null, notice: "" }), focusInput();
  else if (isLive(store) && liveEscape(store)) return true;
  else if (document.activeElement?.id === "draft") focusInput();
  else if (!isLive(store) && activeCase(store.get()).draftOpen && document.activeElement?.id === "input") toggleDraft(store, false);
  else if (!isTyping(document.activeElement) || document.activeElement.id !== "input") focusInput();
  else return false;
  return true;
}
