// What outlives a reload in the live view: which call this window listens to, and what the server doesn't have yet.
import { forget, keep, kept } from "./kept.js";

const KEPT = ["input", "speaker", "outbox", "answered", "edited"];
const VIEW = "amends.view";
const nameOf = (call) => `live.${call}`;

export function keepLive(now) {
  if (!now.call) return;
  const over = now.wrapup && !now.edited && !now.outbox.length && !now.input;
  if (over) forget(nameOf(now.call.id));
  else keep(nameOf(now.call.id), Object.fromEntries(KEPT.map((name) => [name, now[name]])));
}

const list = (found) => (Array.isArray(found) ? found : []);

/** What was kept of a call; unsent turns are marked so: whether one arrived is asked when it is sent again. */
export function keptLive(call) {
  const found = kept(nameOf(call), null);
  if (!found || typeof found !== "object") return {};
  return {
    input: String(found.input ?? ""),
    speaker: found.speaker === "agent" ? "agent" : "customer",
    outbox: list(found.outbox).filter((item) => item?.id && item.text).map((item) => ({ ...item, state: "failed" })),
    answered: list(found.answered),
    edited: list(found.edited?.lines).length === 3 ? found.edited : null,
  };
}

/** Each window its own. */
export function keepView(view, call) {
  try {
    sessionStorage.setItem(VIEW, JSON.stringify({ view, call }));
  } catch {
    // Storage refused: a reload begins at the cases.
  }
}

export function keptView() {
  try {
    return JSON.parse(sessionStorage.getItem(VIEW)) ?? {};
  } catch {
    return {};
  }
}
