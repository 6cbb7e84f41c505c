// The cases on the page: one tab, one conversation, one recovery each.
import { api, told } from "../lib/api.js";
import { tidy } from "../lib/cards.js";
import { uuid } from "../lib/ids.js";
import { words } from "../words.js";
import { blankLive } from "./live.js";
import { CASES, keepActive, keepCases, kept, keptActive, keptCases } from "./kept.js";
import { blankPractice } from "./practice.js";
import { activeCase, caseOf, changeCase } from "./store.js";
import { themeNow } from "./theme.js";

export const MOST_CASES = 4;

export function blankCase(known = {}) {
  return {
    conversation: uuid(), input: "", draft: "", draftOpen: false, outbox: [],
    messages: [], recovery: null, loading: false, problem: null, version: 0, seen: "", practice: false,
    ...known,
  };
}

/** What was kept may be of an older version, or changed by hand: only what can be used is taken. */
const listed = (found) => (Array.isArray(found) ? found : []);
const strings = (found) => listed(found).filter((each) => typeof each === "string");

/** The state at start: the cases that were open, or one blank. */
export function firstState() {
  const found = keptCases().slice(0, MOST_CASES).map((each) => blankCase({ ...each, loading: true }));
  const cases = found.length ? found : [blankCase()];
  const active = keptActive();
  return {
    cases,
    active: cases.some((each) => each.conversation === active) ? active : cases[0].conversation,
    frameworks: [], resumable: [], readiness: null, notice: "", spoken: "", dialog: null,
    recordShown: kept("record", true), muted: strings(kept("muted", [])), disputed: listed(kept("disputed", [])),
    welcomed: kept("welcomed", false) === true, copied: null, crmCopied: null, byHand: null, theme: themeNow(), now: Date.now(),
    view: "case", live: blankLive(), practice: blankPractice(),
  };
}

/** Writes every change to the browser's memory; takes over what another window wrote. */
export function remember(store) {
  let before = store.get();
  store.listen((state) => {
    if (state.cases !== before.cases) keepCases(state.cases);
    if (state.active !== before.active) keepActive(state.active);
    before = state;
  });
  window.addEventListener("storage", (event) => {
    if (event.key === CASES) takeOver(store);
  });
}

function takeOver(store) {
  const saved = keptCases();
  if (!saved.length) return;
  store.set((state) => {
    const cases = saved.map((each) => {
      const known = caseOf(state, each.conversation);
      return known ? { ...known, input: each.input, draft: each.draft } : blankCase({ ...each, outbox: [] });
    });
    const active = cases.some((each) => each.conversation === state.active) ? state.active : cases[0].conversation;
    return { cases, active };
  });
}

export function showCase(store, conversation) {
  if (!caseOf(store.get(), conversation)) return;
  store.set({ active: conversation, notice: "", view: "case" });
  refresh(store, conversation);
}

/** Opens another case and shows it; null, with a word why, when there are as many as there may be. */
export function addCase(store, known = {}) {
  const { cases } = store.get();
  const already = known.conversation && cases.find((each) => each.conversation === known.conversation);
  if (already) return showCase(store, already.conversation), already;
  const left = makeRoom(cases);
  if (!left) return store.set({ notice: words.tabs.full }), null;
  const added = blankCase(known);
  store.set({ cases: [...left, added], active: added.conversation, notice: "", view: "case" });
  loadResumable(store);
  return added;
}

/** The cases that stay when one is added: a closed one makes way. Null when all are needed. */
function makeRoom(cases) {
  if (cases.length < MOST_CASES) return cases;
  const finished = cases.find((each) => each.recovery?.phase === "closed" && !each.outbox.length && !each.input);
  return finished ? cases.filter((each) => each !== finished) : null;
}

/** Puts an open recovery in place of the blank case that is shown; words already typed come along. */
export function resumeCase(store, conversation) {
  store.set((state) => ({
    cases: state.cases.map((each) => {
      if (each.conversation !== state.active) return each;
      return blankCase({ conversation, input: each.input, draft: each.draft, draftOpen: each.draftOpen, loading: true });
    }),
    active: conversation,
  }));
  loadResumable(store);
  return refresh(store, conversation);
}

/** Takes a case off the page. On the server it stays as it is. */
export function putAway(store, conversation) {
  store.set((state) => {
    const place = state.cases.findIndex((each) => each.conversation === conversation);
    const cases = state.cases.filter((each) => each.conversation !== conversation);
    const hadWork = Boolean(state.cases[place]?.recovery);
    if (!cases.length) cases.push(blankCase());
    const shown = state.active === conversation ? cases[Math.max(0, place - 1)].conversation : state.active;
    return { cases, active: shown, notice: hadWork ? words.tabs.putAway : "" };
  });
  loadResumable(store);
}

/** Fetches a case from the server. An answer that was overtaken by a newer message is dropped. */
export async function refresh(store, conversation) {
  const version = caseOf(store.get(), conversation)?.version;
  try {
    const found = await api.conversation(conversation);
    changeCase(store, conversation, (now) => (now.version === version ? merged(now, found) : {}));
  } catch (trouble) {
    if (trouble.status === 404) return changeCase(store, conversation, { loading: false, problem: null });
    const [error, todo] = told(trouble);
    changeCase(store, conversation, { loading: false, problem: { error, todo } });
  }
}

function merged(now, found) {
  const known = new Map(now.messages.map((message) => [message.id, message]));
  const messages = found.messages.map((message) => {
    const mine = known.get(message.id);
    known.delete(message.id);
    const cards = mine?.cards ?? (message.card ? [tidy(message.card)] : []);
    return { ...message, label: mine?.label, cards };
  });
  // What was answered here stays, whatever the server keeps of it.
  messages.push(...known.values());
  const arrived = new Set(messages.filter((message) => message.cards.length).map((message) => message.id));
  const outbox = now.outbox.filter((item) => item.state === "sending" || !arrived.has(item.id));
  return { recovery: found.recovery, messages, outbox, loading: false, problem: null };
}

/** The open recoveries that are in no tab: shown where a new case starts. */
export async function loadResumable(store) {
  // An old list would offer what is open already, or miss what was just put away.
  store.set({ resumable: [] });
  try {
    const open = await api.openRecoveries();
    const shown = new Set(store.get().cases.map((each) => each.conversation));
    store.set({ resumable: open.filter((each) => !shown.has(each.conversation)).slice(0, 4) });
  } catch {
    // A convenience only; the page says elsewhere when the server is away.
  }
}

export function refreshActive(store) {
  const shown = activeCase(store.get());
  if (shown && !shown.outbox.some((item) => item.state === "sending")) return refresh(store, shown.conversation);
}
