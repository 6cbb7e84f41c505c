// The keys. Letters go with Alt (Option on a Mac). A, D, E, F and V are left alone: browsers use them.

export const KEYS = {
  next: "N", back: "B", skip: "S", why: "W", where: "L", undo: "U",
  phrase: "P", draft: "C",
  framework: "M", record: "R", export: "X", crm: "K", print: "J",
  wrapup: "O", evidence: "I", hints: "H",
  customer: "T", close: "Q", retry: "Y", listen: "G",
};

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
export const ALT = isMac ? "⌥" : "Alt";
export const CTRL = isMac ? "⌘" : "Ctrl";

// The groups of the help page: [action for its words, keys to show].
export const HELP = {
  steps: [["next"], ["back"], ["skip"], ["undo"], ["why"], ["where"], ["framework"], ["wrapup"]].map(withAlt),
  words: [
    ["digits", ["1", "…", "9"]],
    ["phrase", [ALT, KEYS.phrase]],
    ["draft", [ALT, KEYS.draft]],
    ["fix", [CTRL, "."]],
    ["copyDraft", [CTRL, "Enter"]],
    ["askDraft", [ALT, "Enter"]],
    ...[["evidence"], ["hints"]].map(withAlt),
  ],
  cases: [
    ["tab", [ALT, "1", "…", "4"]],
    ...[["customer"], ["close"], ["record"], ["crm"], ["print"], ["export"]].map(withAlt),
  ],
  page: [
    ["send", ["Enter"]],
    ["newline", ["Shift", "Enter"]],
    ["retry", [ALT, KEYS.retry]],
    ["listen", [ALT, KEYS.listen]],
    ["help", ["?"]],
    ["escape", ["Esc"]],
  ],
};

function withAlt([action]) {
  return [action, [ALT, KEYS[action]]];
}

/** What an Alt combination asks for: {action} or {tab: 0…3}; null when it is none of ``keys``. */
export function readAlt(event, keys = KEYS) {
  // AltGr reports Ctrl as well on Windows; it types letters in many languages.
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.getModifierState?.("AltGraph")) return null;
  const tab = /^Digit([1-4])$/.exec(event.code);
  if (tab) return { tab: Number(tab[1]) - 1 };
  const letter = letterOf(event);
  const action = Object.keys(keys).find((name) => keys[name] === letter);
  return action ? { action } : null;
}

function letterOf(event) {
  // On a Mac, Option turns letters into signs: fall back to where the key sits.
  return /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : event.code.replace(/^Key/, "");
}

/** The value of aria-keyshortcuts for an action. */
export function shortcut(action) {
  return `Alt+${KEYS[action]}`;
}
