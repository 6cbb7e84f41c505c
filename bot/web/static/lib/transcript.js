// A pasted transcript, taken apart into turns: who said what, in order, nothing left out.

const CUSTOMER = "customer|cust|client|caller|guest|patient|passenger|visitor|user|c";
const AGENT = "agent|advisor|adviser|assistant|employee|operator|representative|rep|staff|me|you|a";
/** A time before the name, as chat tools write it: "14:05", "[00:12:31]", "(2:05 pm)". */
const TIME = "(?:[[(]?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\s?[ap]m)?[\\])]?[\\s,–-]*)?";
const LABELLED = new RegExp(`^\\s*${TIME}(?:(${CUSTOMER})|(${AGENT}))\\s*(?:[:>|\\t]|\\s[–-]\\s)\\s*(.*)$`, "i");

const OTHER = { customer: "agent", agent: "customer" };

export const otherSpeaker = (speaker) => OTHER[speaker];

function read(line) {
  const found = LABELLED.exec(line);
  if (!found) return { speaker: null, text: line.trim() };
  return { speaker: found[1] ? "customer" : "agent", text: found[3].trim() };
}

/** Lines without names belong to the turn before them. */
function named(lines, first) {
  const turns = [];
  for (const { speaker, text } of lines) {
    if (speaker || !turns.length) turns.push({ speaker: speaker ?? first, text });
    else turns.at(-1).text = [turns.at(-1).text, text].filter(Boolean).join("\n");
  }
  return turns.filter(({ text }) => text);
}

/** Without any name, the two sides take turns. */
function alternating(lines, first) {
  let speaker = OTHER[first];
  return lines.map(({ text }) => ({ speaker: (speaker = OTHER[speaker]), text }));
}

/** [{speaker, text}] of what was typed or pasted; ``first`` speaks where no name says otherwise. */
export function takeApart(typed, first) {
  const lines = typed.split(/\r\n?|\n/).filter((line) => line.trim()).map(read);
  return lines.some(({ speaker }) => speaker) ? named(lines, first) : alternating(lines, first);
}
