// Taking words from a card: phrases and rewrites, by click or by number.
import { api } from "../lib/api.js";
import { copyText } from "../lib/clipboard.js";
import { words } from "../words.js";
import { press } from "./outbox.js";
import { activeCase, currentMessage } from "./store.js";

const SHOWN_MS = 2500;
/** A digit may be the start of "2nd time": only when no more typing follows is it final. */
const SECOND_THOUGHTS_MS = 450;

const ALWAYS_THERE = new Set(["/advance", "/back", "/skip", "/undo", "/why", "/where", "/phrase"]);

/** The buttons of a card that say something of their own: on a step's card, what the bar below offers is left out. */
export function ownButtons(card) {
  const buttons = card.buttons ?? [];
  return card.step && card.kind !== "clarify" ? buttons.filter(({ payload }) => !ALWAYS_THERE.has(payload)) : buttons;
}

/** What the numbers of a message's cards stand for, in the order seen: phrases, rewrites, buttons of each card. */
export function numbered(message, muted = []) {
  const found = [];
  for (const card of message?.cards ?? []) {
    for (const phrase of card.phrases ?? []) found.push({ phrase, text: phrase.text, record: card.record });
    const shown = (card.findings ?? []).filter(({ rule }) => !muted.includes(rule));
    for (const finding of shown) for (const text of finding.instead) found.push({ finding, text });
    for (const button of ownButtons(card)) found.push({ button });
  }
  return found.slice(0, 9).map((each, index) => ({ ...each, number: index + 1 }));
}

/** Copies, and says so. Where the browser won't, the words are laid out to copy by hand. */
export async function take(store, { text, phrase, record }, final = true) {
  const done = await copyText(text);
  store.set({ copied: done ? text : null, byHand: done ? null : text, spoken: done ? words.card.copied : words.card.byHand });
  setTimeout(() => store.set((state) => (state.copied === text ? { copied: null } : {})), SHOWN_MS);
  if (phrase && final) tell(store, phrase, record);
}

/** In the live view a card names its record itself; elsewhere it is that of the case that is shown. */
function tell(store, phrase, record) {
  const { view } = store.get();
  const recovery = view === "live" ? record : activeCase(store.get()).recovery?.id;
  if (recovery) api.phraseTaken(recovery, phrase.id, phrase.text).catch(() => {});
}

/** The likeliest answer to the last question of the wrap-up: what Enter takes while nothing is typed. */
export function suggested(shown) {
  if (shown.recovery?.phase !== "wrapup" || shown.outbox.length) return null;
  const button = currentMessage(shown)?.cards[0]?.buttons?.[0];
  return button?.payload.startsWith('/fact{"cause"') ? button : null;
}

/** An Enter meant for the message before must not answer a question that was only just asked. */
const UNREAD_MS = 700;

export function takeSuggested(store, shown) {
  const button = suggested(shown);
  const message = currentMessage(shown);
  if (button && Date.now() - Date.parse(message.at) > UNREAD_MS) press(store, button, message);
}

let pending = null;

/** A digit pressed in an empty input. True when it meant something. */
export function takeNumber(store, number, message) {
  const chosen = numbered(message, store.get().muted).find((each) => each.number === number);
  if (!chosen) return false;
  secondThoughts();
  if (chosen.text) take(store, chosen, false);
  else store.set({ copied: chosen.button });
  pending = { digit: String(number), timer: setTimeout(() => settle(store, chosen, message), SECOND_THOUGHTS_MS) };
  return true;
}

function settle(store, chosen, message) {
  pending = null;
  if (chosen.phrase) tell(store, chosen.phrase, chosen.record);
  if (!chosen.button) return;
  store.set({ copied: null });
  press(store, chosen.button, message);
}

/** Typing went on: gives back the digit that was meant as text after all, or "". */
export function secondThoughts() {
  if (!pending) return "";
  clearTimeout(pending.timer);
  const { digit } = pending;
  pending = null;
  return digit;
}
