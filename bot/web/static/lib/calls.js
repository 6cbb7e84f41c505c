// The server's interface for live calls; every call gives the answer or throws a Trouble, as in api.js.
import { ask, part, send } from "./api.js";

const of = (call, rest = "") => `/api/calls/${part(call)}${rest}`;

export const calls = {
  open: (framework) => send("POST", "/api/calls", framework ? { framework } : {}),
  opened: () => ask("/api/calls?open=true&limit=20"),
  head: (call) => ask(of(call)),
  turn: (call, said) => send("POST", of(call, "/turns"), said),
  liveLink: (call) => of(call, "/live"),
  answer: (call, nudge, what, note) => send("POST", of(call, `/nudges/${part(nudge)}`), note ? { what, note } : { what }),
  follow: (call, framework) => send("PUT", of(call, "/framework"), { framework }),
  close: (call) => send("POST", of(call, "/close"), {}),
  wrapup: (call) => ask(of(call, "/wrapup")),
  edit: (call, edited) => send("PUT", of(call, "/wrapup"), edited),
};
