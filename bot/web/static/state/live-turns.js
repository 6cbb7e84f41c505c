// Turns on their way to the coach, one at a time and in order; and what came back of them.
import { calls } from "../lib/calls.js";
import { told } from "../lib/api.js";
import { uuid } from "../lib/ids.js";
import { plain } from "../lib/markdown.js";
import { standing, withTurn } from "../lib/observations.js";
import { otherSpeaker, takeApart } from "../lib/transcript.js";
import { words } from "../words.js";
import { live, patch } from "./live.js";

const SETTLED_MS = 150;

/** Sends what stands in the field: one turn, or a pasted transcript taken apart. */
export function say(store) {
  const { input, speaker, outbox, call } = live(store);
  const turns = takeApart(input, speaker);
  if (!turns.length || !call) return;
  // When a pasted line was said is not known; the order tells.
  const at = turns.length === 1 ? { at: new Date().toISOString() } : {};
  const items = turns.map((turn) => ({ id: uuid(), state: "waiting", ...turn, ...at }));
  patch(store, { outbox: [...outbox, ...items], input: "" });
  pump(store, call.id);
}

export function setLiveInput(store, input) {
  patch(store, { input });
}

export function flipSpeaker(store, speaker = otherSpeaker(live(store).speaker)) {
  patch(store, { speaker });
  store.set({ spoken: words.live.spokenSpeaker(words.live.speaker[speaker]) });
}

function pump(store, call) {
  const { outbox, call: shown } = live(store);
  if (shown?.id === call && outbox[0]?.state === "waiting") deliver(store, call, outbox[0]);
}

async function deliver(store, call, item) {
  mark(store, call, item.id, { state: "sending", error: "" });
  try {
    const { id, speaker, text, at } = item;
    const seen = await calls.turn(call, at ? { id, speaker, text, at } : { id, speaker, text });
    patch(store, (now) => ({ outbox: now.outbox.filter((each) => each.id !== id) }), call);
    heard(store, call, seen);
    pump(store, call);
  } catch (trouble) {
    const error = told(trouble).filter(Boolean).join(" ");
    mark(store, call, item.id, { state: "failed", error });
    store.set({ spoken: `${words.spoken.notSent} ${error}` });
  }
}

function mark(store, call, id, change) {
  patch(store, (now) => ({ outbox: now.outbox.map((item) => (item.id === id ? { ...item, ...change } : item)) }), call);
}

/** Sends again what failed, with the same id: a turn that did arrive is not heard twice. */
export function retryTurns(store) {
  patch(store, (now) => ({ outbox: now.outbox.map((item) => (item.state === "failed" ? { ...item, state: "waiting" } : item)) }));
  pump(store, live(store).call?.id);
}

/** Takes an unsent turn out; its words go back into the field. */
export function takeTurnBack(store, id) {
  patch(store, (now) => {
    const item = now.outbox.find((each) => each.id === id);
    const input = item ? [item.text, now.input].filter(Boolean).join("\n") : now.input;
    return { outbox: now.outbox.filter((each) => each.id !== id), input, speaker: item?.speaker ?? now.speaker };
  });
  pump(store, live(store).call?.id);
}

/** Takes in an observation, whichever way it came: as an answer, or from the stream. */
export function heard(store, call, seen) {
  patch(store, (now) => {
    const turns = withTurn(now.turns, seen);
    if (turns === now.turns) return {};
    const newest = turns.at(-1);
    const opinion = newest.nudges.length ? null : now.opinion;
    return { turns, steps: newest.steps.length ? newest.steps : now.steps, opinion, outbox: now.outbox.filter(({ id }) => id !== seen.id) };
  }, call);
  announce(store);
}

let announced = "";

/** Reads a new nudge out politely, once what came together has settled. */
function announce(store) {
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => {
    const now = live(store);
    const card = now.wrapup ? null : standing(now.turns, now.answered)?.card;
    if (!card || card.nudge === announced) return;
    announced = card.nudge;
    const phrases = card.phrases?.length ? ` ${words.spoken.phrases(card.phrases.length)}` : "";
    store.set({ spoken: words.spoken.reading(card.title, plain(card.text)) + phrases });
  }, SETTLED_MS);
}
