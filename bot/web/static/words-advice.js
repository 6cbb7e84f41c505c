// Words around a piece of advice: hints, sources, opinions; part of words.js.

export const findingWords = {
  severity: { warn: "Better left unsaid", nudge: "Could land badly" },
  instead: "Say instead",
  inYourWords: "In your words",
};

export const evidenceWords = {
  open: "Where this comes from",
  loading: "Looking it up…",
  grade: {
    A: "Strong: many studies taken together",
    B: "Good: experiments or field data",
    C: "Practice: what experienced people advise",
  },
  source: "Source",
  caution: "Caution",
};

export const feedbackWords = {
  open: "About this advice",
  helpful: "It helped",
  dismissed: "Not now",
  muted: "Don’t flag this again",
  disputed: "I disagree",
  thanks: "Noted, thank you.",
  hidden: "Hidden.",
  mutedDone: "Switched off.",
  again: "Undo",
  mutedQuote: (quote) => `“${quote}”: you switched this hint off.`,
  unmute: "Switch on again",
  takenBack: "Taken back.",
  note: "What’s wrong with it? (if you like)",
  send: "Send",
  cancel: "Cancel",
};

export const hintsWords = {
  title: "Hints you switched off or disputed",
  close: "Close the list",
  intro: "Switched off in this browser only. What you disagree with is kept for whoever looks after the phrases; it is not held against you.",
  empty: "None so far. Under each hint you can switch it off, or say that you disagree.",
  muted: "Switched off",
  disputed: "You disagreed with",
  unmute: "Switch on again",
  withdraw: "Take back",
  about: (what) => `${what}: `,
  problem: "The names of these hints can’t be read just now.",
};
