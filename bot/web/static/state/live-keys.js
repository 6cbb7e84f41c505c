// The keys while the live view is shown.
import { readAlt } from "../keys.js";
import { LIVE_KEYS } from "../keys-live.js";
import { goToTab } from "./actions.js";
import { focusInput, focusOn, writeNow } from "./focus.js";
import { live, patch, toggleLive } from "./live.js";
import { togglePractice } from "./practice.js";
import { closeAsk, openAsk } from "./live-ask.js";
import { askToEnd, goOn, openRecord, saveWrapup } from "./live-end.js";
import { answerFirst, answerNudge, beginDispute, cancelDispute, noteDispute, retryOpinion, shownNudge, undoOpinion } from "./live-nudge.js";
import { flipSpeaker, retryTurns, setLiveInput } from "./live-turns.js";
import { secondThoughts, takeNumber } from "./taking.js";

const DO = {
  listen: toggleLive,
  practice: togglePractice,
  speaker: (store) => (flipSpeaker(store), focusInput()),
  dismiss: (store) => answerNudge(store, "dismissed"),
  mute: (store) => answerNudge(store, "muted"),
  dispute: beginDispute,
  evidence: () => pressEvidence(),
  undo: undoOpinion,
  ask: openAsk,
  mood: () => document.querySelector(".mood-point[tabindex='0']")?.focus(),
  framework: () => focusOn("framework"),
  print: openRecord,
  endCall: (store) => (live(store).wrapup ? saveWrapup(store) : askToEnd(store)),
  retry: (store) => (retryOpinion(store), retryTurns(store)),
  hints: (store) => store.set({ dialog: "hints" }),
};

/** An Alt combination; true when it was ours. */
export function liveAlt(store, event) {
  const asked = readAlt(event, LIVE_KEYS);
  if (!asked) return false;
  if (event.repeat) return true;
  if (store.get().dialog) store.set({ dialog: null });
  if (asked.action) DO[asked.action](store);
  else goToTab(store, asked.tab);
  return true;
}

function pressEvidence() {
  const button = document.querySelector(".nudge .evidence button") ?? document.querySelector(".ask .evidence button");
  button?.click();
  button?.focus();
}

/** A single key in the empty field: a number copies a phrase, ? shows the keys. */
export function liveSingleKey(store, event) {
  const now = live(store);
  const { opinion } = now;
  if (opinion?.state === "writing" && event.target === document.body) return noteDispute(store, opinion.note + event.key), true;
  const digit = secondThoughts();
  if (digit) {
    writeNow(digit + event.key);
    setLiveInput(store, digit + event.key);
    return true;
  }
  if (now.input !== "") return false;
  if (event.key === "?") return store.set({ dialog: "help" }), true;
  const card = answerFirst(now) ? now.ask.card : shownNudge(now) ?? now.ask.card;
  return Boolean(card) && /^[1-9]$/.test(event.key) && !event.repeat && takeNumber(store, Number(event.key), { cards: [phrasesOf(card)] });
}

/** Only words are numbered here: a button pressed by a slip in mid-call is one too many. */
const phrasesOf = ({ phrases, record }) => ({ phrases, record });

/** Esc closes the innermost thing; true when there was one. */
export function liveEscape(store) {
  const { opinion, ending, ask } = live(store);
  if (opinion?.state === "writing") cancelDispute(store);
  else if (ending === "asked") goOn(store);
  else if (ask.open || ask.card || ask.problem) closeAsk(store);
  else if (opinion?.state === "told") patch(store, { opinion: null }), focusInput();
  else return false;
  return true;
}
