// The server-sent events of one call. The browser comes back by itself after a break; where it gives up, we don't.
import { calls } from "../lib/calls.js";
import { words } from "../words.js";
import { heard } from "./live-turns.js";
import { closed } from "./live-end.js";
import { leaveCall, patch } from "./live.js";

const AGAIN_MS = 2000;
let source = null;
let timer = 0;

export function letGo() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

/** Watches a call from its first turn on, until it is closed or let go. */
export function follow(store, call) {
  letGo();
  const mine = new EventSource(calls.liveLink(call));
  source = mine;
  const current = (act) => (event) => source === mine && act(event);
  patch(store, { connection: "joining" }, call);
  mine.onopen = current(() => patch(store, { connection: "on" }, call));
  mine.onerror = current(() => lost(store, call, mine));
  mine.addEventListener("observation", current(({ data }) => read(data, (seen) => heard(store, call, seen))));
  mine.addEventListener("closed", current(({ data }) => {
    letGo();
    read(data, (wrapup) => closed(store, call, wrapup));
  }));
}

function read(data, act) {
  let found;
  try {
    found = JSON.parse(data);
  } catch {
    return; // One turn that can't be read must not end the listening.
  }
  act(found);
}

function lost(store, call, mine) {
  patch(store, { connection: "again" }, call);
  if (mine.readyState !== EventSource.CLOSED) return;
  letGo();
  timer = setTimeout(() => comeBack(store, call), AGAIN_MS);
}

/** The browser gave up, so the server answered with an error: a call that is gone is let go. */
async function comeBack(store, call) {
  try {
    await calls.head(call);
  } catch (trouble) {
    if (trouble.status === 404) return leaveCall(store, words.live.gone);
    timer = setTimeout(() => comeBack(store, call), AGAIN_MS);
    return;
  }
  follow(store, call);
}
