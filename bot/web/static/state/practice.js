// The practice view: a conversation of its own among the cases, and what is known around it.
import { told } from "../lib/api.js";
import { practices } from "../lib/practices.js";
import { isPractice, rehearsalOf } from "../lib/rehearsal.js";
import { words } from "../words.js";
import { addCase, showCase } from "./cases.js";
import { focusInput } from "./focus.js";
import { sendPayload } from "./outbox.js";
import { activeCase, changeCase } from "./store.js";

export function blankPractice() {
  return { why: false, scene: true, level: "", scenarios: [], progress: null, problem: "", tries: {} };
}

export function patchPractice(store, change) {
  store.set((state) => ({ practice: { ...state.practice, ...(typeof change === "function" ? change(state.practice) : change) } }));
}

/** From anywhere to the practice; from the practice back to the last case. */
export function togglePractice(store) {
  const { cases, active, view } = store.get();
  const here = activeCase(store.get());
  if (view === "case" && isPractice(here)) {
    const other = cases.findLast((each) => each.conversation !== active && !isPractice(each));
    if (other) showCase(store, other.conversation);
    return focusInput();
  }
  const open = cases.find(isPractice);
  if (open) showCase(store, open.conversation);
  else openPractice(store, cases.find(isBlank));
  focusInput();
}

const isBlank = (each) => !each.recovery && !each.messages.length && !each.outbox.length && !each.input && !each.loading;

/** A blank case makes way: there are only so many tabs. */
function openPractice(store, blank) {
  if (blank) changeCase(store, blank.conversation, { practice: true });
  const added = blank ?? addCase(store, { practice: true });
  if (!added) return;
  if (blank) showCase(store, blank.conversation);
  sendPayload(store, "/train", words.practice.open, added.conversation);
}

/** Steers the practice that is shown. */
export function steer(store, what, at) {
  const payload = at ? `/train{"do": "${what}", "at": "${at}"}` : `/train{"do": "${what}"}`;
  sendPayload(store, payload, words.practice.actions[what] ?? words.practice.rewind);
}

export function begin(store, { id, title }, level) {
  sendPayload(store, `/train{"scenario": "${id}", "level": "${level}"}`, title);
}

/** Opens or closes why the customer feels as they do; asks for it where it wasn't told with the answer. */
export function toggleWhy(store) {
  const why = !store.get().practice.why;
  patchPractice(store, { why });
  const { path, stage } = rehearsalOf(activeCase(store.get()));
  const known = !path.length || path.at(-1).reasons.length;
  if (why && !known && stage === "running") steer(store, "state");
}

export async function loadScenarios(store) {
  try {
    const scenarios = await practices.scenarios();
    patchPractice(store, { scenarios: Array.isArray(scenarios) ? scenarios : [] });
  } catch {
    // The card offers some all the same.
  }
}

export async function loadProgress(store) {
  try {
    patchPractice(store, { progress: await practices.progress(), problem: "" });
  } catch (trouble) {
    patchPractice(store, { problem: [words.practice.progress.problem, told(trouble)[1]].join(" ") });
  }
}

/** Every try of one practice; ``null`` stands for one that couldn't be had. */
export async function loadTries(store, id) {
  const found = await practices.one(id).catch(() => null);
  patchPractice(store, ({ tries }) => ({ tries: { ...tries, [id]: found } }));
}

export async function share(store, id, shared) {
  try {
    await practices.share(id, shared);
    store.set({ spoken: words.practice.share.done[shared] });
  } catch (trouble) {
    store.set({ notice: told(trouble).join(" ") });
  }
  // Whatever came of it, what stands on the server is what is shown.
  return loadProgress(store);
}
