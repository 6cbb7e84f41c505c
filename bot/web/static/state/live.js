// The live view: one call that is listened to. It lives beside the cases and shares the page's one state.
import { calls } from "../lib/calls.js";
import { told } from "../lib/api.js";
import { words } from "../words.js";
import { focusInput, focusOn } from "./focus.js";
import { keepLive, keepView, keptLive, keptView } from "./live-kept.js";
import { follow, letGo } from "./live-stream.js";

const LOOK_MS = 5000;

export function blankLive(known = {}) {
  return {
    call: null, turns: [], steps: [], connection: "off", outbox: [], input: "", speaker: "customer", answered: [], opinion: null,
    ask: { open: false, input: "", busy: false, card: null, problem: "" }, ending: "", wrapup: null, edited: null, saved: false,
    opened: [], busy: false, problem: "", ...known,
  };
}

export const live = (store) => store.get().live;

/** Changes the live view; a change that is meant for another call than the one shown is dropped. */
export function patch(store, change, call = live(store).call?.id) {
  store.set((state) => {
    if (state.live.call?.id !== call) return {};
    return { live: { ...state.live, ...(typeof change === "function" ? change(state.live) : change) } };
  });
}

/** Takes up the call that this window listened to before a reload, and writes down what the server doesn't have. */
export function rememberLive(store) {
  const { view, call } = keptView();
  if (view === "live") showLive(store);
  if (call) join(store, { id: call });
  let before = store.get();
  store.listen((state) => {
    if (state.live !== before.live) keepLive(state.live);
    if (state.view !== before.view || state.live.call !== before.live.call) keepView(state.view, state.live.call?.id ?? "");
    before = state;
  });
}

export function focusLive(store) {
  const { call, wrapup } = live(store);
  if (!call) focusOn("start-call");
  else if (wrapup) focusOn("wrapup-title");
  else focusInput();
}

export function showLive(store) {
  store.set({ view: "live", notice: "" });
  if (!live(store).call) lookForCalls(store);
  focusLive(store);
}

export function toggleLive(store) {
  if (store.get().view !== "live") return showLive(store);
  store.set({ view: "case", notice: "" });
  focusInput();
}

/** The calls that are open, also those that a telephone system opened; asked again while none is shown. */
async function lookForCalls(store) {
  try {
    const opened = await calls.opened();
    patch(store, { opened: Array.isArray(opened) ? opened : [] }, undefined);
  } catch {
    // The page says elsewhere that the server is away.
  }
  clearTimeout(lookForCalls.timer);
  lookForCalls.timer = setTimeout(() => store.get().view === "live" && !live(store).call && lookForCalls(store), LOOK_MS);
}

export async function startCall(store) {
  if (live(store).busy) return;
  patch(store, { busy: true, problem: "" });
  try {
    join(store, await calls.open());
  } catch (trouble) {
    patch(store, { busy: false, problem: told(trouble).join(" ") }, undefined);
  }
}

/** Listens to a call from its first turn on; what was typed for it and not sent is there again. */
export function join(store, call) {
  store.set({ live: blankLive({ call, ...keptLive(call.id) }) });
  follow(store, call.id);
  if (!call.framework) loadHead(store, call.id);
  if (store.get().view === "live") focusLive(store);
}

async function loadHead(store, id) {
  try {
    const call = await calls.head(id);
    patch(store, { call }, id);
  } catch (trouble) {
    if (trouble.status === 404) leaveCall(store, words.live.gone);
  }
}

/** Back to where a call is started. On the server it stays as it is. */
export function leaveCall(store, problem = "") {
  letGo();
  store.set({ live: blankLive({ problem }) });
  lookForCalls(store);
  if (store.get().view === "live") focusLive(store);
}
