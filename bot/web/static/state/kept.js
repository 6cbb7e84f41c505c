// What outlives a reload, in the browser. Only what the server doesn't have yet: unsent and half-typed words, which
// cases are open, and choices about the page. What was sent is fetched from the server again.

const PREFIX = "amends.";
export const CASES = `${PREFIX}cases`;
const KEPT_OF_A_CASE = ["conversation", "input", "draft", "draftOpen", "outbox", "seen", "practice"];

export function keep(name, value) {
  try {
    localStorage.setItem(PREFIX + name, typeof value === "string" ? value : JSON.stringify(value));
  } catch {
    // Storage refused or full: the page works, it only forgets at a reload.
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // As above.
  }
}

export function kept(name, otherwise) {
  try {
    const found = localStorage.getItem(PREFIX + name);
    return found === null ? otherwise : JSON.parse(found);
  } catch {
    return otherwise;
  }
}

/** Which case this window shows: each window its own. */
export function keepActive(conversation) {
  try {
    sessionStorage.setItem(`${PREFIX}active`, conversation);
  } catch {
    // As above.
  }
  keep("active", JSON.stringify(conversation));
}

export function keptActive() {
  try {
    return sessionStorage.getItem(`${PREFIX}active`) ?? kept("active", null);
  } catch {
    return kept("active", null);
  }
}

export function keepCases(cases) {
  keep("cases", cases.map((each) => Object.fromEntries(KEPT_OF_A_CASE.map((name) => [name, each[name]]))));
}

/** The cases kept, each with unsent messages marked as such: whether one arrived is asked when it is sent again. */
export function keptCases() {
  const found = kept("cases", []);
  if (!Array.isArray(found)) return [];
  return found.filter((each) => typeof each?.conversation === "string").map((each) => ({
    ...each,
    outbox: (each.outbox ?? []).map((item) => ({ ...item, state: "failed" })),
  }));
}
