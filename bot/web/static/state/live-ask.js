// A question to the coach during the call. It goes to the chat under the call's id, so that both share one case.
import { api, told } from "../lib/api.js";
import { calls } from "../lib/calls.js";
import { tidy } from "../lib/cards.js";
import { uuid } from "../lib/ids.js";
import { plain } from "../lib/markdown.js";
import { words } from "../words.js";
import { focusAtOnce, focusInput, focusOn } from "./focus.js";
import { live, patch } from "./live.js";

function change(store, call, part) {
  patch(store, (now) => ({ ask: { ...now.ask, ...part } }), call);
}

export function setAsk(store, input) {
  change(store, live(store).call?.id, { input });
}

/** On a narrow page the line isn't there until it is asked for. */
export function openAsk(store) {
  change(store, live(store).call?.id, { open: true });
  if (!focusAtOnce("ask-coach")) focusOn("ask-coach");
}

/** What was typed stays; the answer goes. */
export function closeAsk(store) {
  change(store, live(store).call?.id, { card: null, problem: "", open: false });
  focusInput();
}

/** Sends typed words, or what a pressed button holds. What can't be sent stays in its field. */
export async function askCoach(store, payload) {
  const { ask, call } = live(store);
  const text = ask.input.trim();
  if (ask.busy || !(payload || text)) return;
  // The same words again are the same message: were they heard already, the answer is the stored one.
  const key = payload ?? text;
  const id = ask.sent?.key === key ? ask.sent.id : uuid();
  change(store, call.id, { busy: true, problem: "", sent: { key, id } });
  try {
    const answer = await api.chat({ conversation: call.id, id, ...(payload ? { payload } : { text }) });
    const card = tidy(answer.cards[0]);
    change(store, call.id, { busy: false, card, after: live(store).turns.length, sent: null, ...(payload ? {} : { input: "" }) });
    store.set({ spoken: words.spoken.reading(card.title, plain(card.text)) });
    refreshSteps(store, call.id);
  } catch (trouble) {
    change(store, call.id, { busy: false, problem: told(trouble).join(" ") });
  }
}

/** The coach may have moved the steps. */
async function refreshSteps(store, call) {
  try {
    const { steps } = await calls.wrapup(call);
    if (steps.length) patch(store, { steps }, call);
  } catch {
    // The next turn brings them.
  }
}

export async function followFramework(store, framework) {
  const { call } = live(store);
  try {
    const steps = await calls.follow(call.id, framework);
    patch(store, (now) => ({ steps, call: { ...now.call, framework } }), call.id);
  } catch (trouble) {
    store.set({ notice: told(trouble).join(" ") });
  }
}
