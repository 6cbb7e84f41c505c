// Sending. A message waits in its case's outbox until its answer is there; what fails stays, with its id.
import { api, told } from "../lib/api.js";
import { tidy } from "../lib/cards.js";
import { uuid } from "../lib/ids.js";
import { plain } from "../lib/markdown.js";
import { words } from "../words.js";
import { addCase, refresh } from "./cases.js";
import { welcomed } from "./welcomed.js";
import { activeCase, caseOf, changeCase } from "./store.js";

/** Sends what was typed in the active case. */
export function sendText(store, text, conversation = store.get().active) {
  if (!text.trim()) return;
  welcomed(store);
  enqueue(store, conversation, { text: text.trim() });
}

/** Sends a payload; ``label`` is what the button said. The same payload isn't queued twice over. */
export function sendPayload(store, payload, label, conversation = store.get().active) {
  const waiting = caseOf(store.get(), conversation)?.outbox ?? [];
  if (waiting.some((item) => item.payload === payload && item.state !== "failed")) return;
  enqueue(store, conversation, { payload, label });
}

function enqueue(store, conversation, message) {
  const item = { id: uuid(), state: "waiting", ...message };
  changeCase(store, conversation, (now) => ({ outbox: [...now.outbox, item] }));
  pump(store, conversation);
}

/** Sends the next waiting message of a case, one at a time, in order; one that failed holds the others. */
function pump(store, conversation) {
  const first = caseOf(store.get(), conversation)?.outbox[0];
  if (first?.state === "waiting") deliver(store, conversation, first);
}

async function deliver(store, conversation, item) {
  mark(store, conversation, item.id, { state: "sending", error: "", todo: "", buttons: null });
  try {
    const { id, text, payload } = item;
    const answer = await api.chat(payload ? { conversation, id, payload } : { conversation, id, text });
    if (!Array.isArray(answer.cards)) throw new TypeError("no cards");
    if (answer.cards[0]?.kind === "failure") failed(store, conversation, item, asTrouble(answer.cards[0]));
    else arrived(store, conversation, item, answer);
  } catch (trouble) {
    const [error, todo] = told(trouble);
    failed(store, conversation, item, { error, todo });
  }
}

function asTrouble(card) {
  return { error: card.title, todo: plain(card.text) };
}

function failed(store, conversation, item, { error, todo }) {
  mark(store, conversation, item.id, { state: "failed", error, todo });
  store.set({ spoken: `${words.spoken.notSent} ${error} ${todo}` });
}

function arrived(store, conversation, item, answer) {
  const message = {
    id: item.id, at: new Date().toISOString(), text: item.text ?? null, payload: item.payload, label: item.label,
    behaviour: answer.behaviour, cards: answer.cards.map(tidy),
  };
  changeCase(store, conversation, (now) => ({
    outbox: now.outbox.filter((each) => each.id !== item.id),
    messages: [...now.messages.filter((each) => each.id !== item.id), message],
    version: now.version + 1,
  }));
  if (store.get().active === conversation) store.set({ spoken: spokenOf(message.cards[0]), notice: "" });
  refresh(store, conversation);
  pump(store, conversation);
}

function spokenOf(card) {
  if (!card) return "";
  const phrases = card.phrases?.length ? ` ${words.spoken.phrases(card.phrases.length)}` : "";
  return words.spoken.reading(card.title, plain(card.text)) + phrases;
}

function mark(store, conversation, id, change) {
  changeCase(store, conversation, (now) => ({
    outbox: now.outbox.map((item) => (item.id === id ? { ...item, ...change } : item)),
  }));
}

/** Sends again what failed, with the same id, and what waited behind it. */
export function retry(store, conversation = store.get().active) {
  changeCase(store, conversation, (now) => ({
    outbox: now.outbox.map((item) => (item.state === "failed" ? { ...item, state: "waiting" } : item)),
  }));
  pump(store, conversation);
}

/** Takes an unsent message out; its words go back into the input. */
export function takeBack(store, id) {
  const { conversation } = activeCase(store.get());
  changeCase(store, conversation, (now) => {
    const item = now.outbox.find((each) => each.id === id);
    const input = item?.text ? [item.text, now.input].filter(Boolean).join("\n") : now.input;
    return { outbox: now.outbox.filter((each) => each.id !== id), input };
  });
  pump(store, conversation);
}

/** A button of a card. Two payloads are the page's own business. */
export function press(store, button, message) {
  if (button.payload === "/retry") return retry(store);
  const told = toldOfNewCustomer(store, button.payload, message);
  if (told) {
    const added = addCase(store);
    if (added) sendText(store, told, added.conversation);
    return;
  }
  sendPayload(store, button.payload, button.title);
}

/** The words that told of another customer, when that is what the payload says; "" otherwise. */
function toldOfNewCustomer(store, payload, message) {
  const given = /^\/start(\{.*\})$/s.exec(payload)?.[1];
  const { customer, of } = given ? JSON.parse(given) : {};
  if (customer !== "new") return "";
  const { messages } = activeCase(store.get());
  return messages.find((each) => each.id === of)?.text ?? message?.text ?? "";
}
