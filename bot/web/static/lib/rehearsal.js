// A practice as the messages of its conversation tell it: every line that was tried, and where it stands.

const list = (found) => (Array.isArray(found) ? found : []);
const share = (found) => Math.min(1, Math.max(0, Number(found) || 0));

/** The part of a card that tells of a practice, made safe to draw; null when there is none. */
export function shownOf(card) {
  const part = card?.practice;
  if (!part || typeof part !== "object" || typeof part.id !== "string") return null;
  const feelings = { anger: share(part.anger), trust: share(part.trust), heard: share(part.heard) };
  return { ...part, ...feelings, reasons: list(part.reasons), remarks: list(part.remarks), checks: list(part.checks) };
}

/** What a button of a practice asks for: {do, at, scenario, level}; {} for any other message. */
export function askedBy({ payload }) {
  const given = /^\/train(\{.*\})$/s.exec(payload ?? "")?.[1];
  try {
    return given ? JSON.parse(given) : {};
  } catch {
    return {};
  }
}

/** Whether a conversation is one of practice: opened as one, or become one by what was asked in it. */
export function isPractice(shown) {
  if (shown.recovery) return false;
  return shown.practice === true || shown.messages.some((message) => shownOf(message.cards[0]));
}

/** The newest practice of a conversation: {shown, stage, card, message, lines, path, opening, scene, tries, offers}. */
export function rehearsalOf(shown) {
  const message = shown.messages.findLast((each) => each.cards.length) ?? null;
  const card = message?.cards[0] ?? null;
  const told = shown.messages.filter((each) => shownOf(each.cards[0]));
  const part = shownOf(told.at(-1)?.cards[0]);
  const stage = !part || (card.kind === "train" && !shownOf(card)) ? "start" : part.phase === "complete" ? "start" : part.phase;
  const tree = part ? treeOf(told.filter((each) => each.cards[0].practice.id === part.id)) : BARE;
  return { shown: part, stage, card, message, ...tree, path: pathTo(tree.lines, part?.line) };
}

const BARE = { lines: new Map(), opening: "", scene: "", tries: 0, offers: new Set() };

/** Every line by its id, from the messages of one practice in the order they came. */
function treeOf(messages) {
  const tree = { lines: new Map(), opening: "", scene: "", offers: new Set() };
  let head = null;
  for (const message of messages) {
    const part = shownOf(message.cards[0]);
    if (!tree.opening && part.turn === 0 && part.says) Object.assign(tree, { opening: part.says, scene: message.cards[0].text });
    const known = tree.lines.get(part.line);
    if (known && !part.part) learn(known, part);
    else if (part.line === message.id) tree.lines.set(message.id, { ...part, id: message.id, parent: head, text: message.text ?? "" });
    for (const button of message.cards[0].buttons) tree.offers.add(askedBy(button).do);
    head = part.line;
  }
  const parents = new Set([...tree.lines.values()].map((line) => line.parent));
  return { ...tree, tries: [...tree.lines.keys()].filter((id) => !parents.has(id) || id === head).length };
}

/** What was told of a line later, because it was asked for. */
function learn(line, { remarks, reasons }) {
  if (remarks.length) line.remarks = remarks;
  if (reasons.length) line.reasons = reasons;
}

function pathTo(lines, head) {
  const path = [];
  for (let line = lines.get(head); line; line = lines.get(line.parent)) path.unshift(line);
  return path;
}

/** ``text`` cut where words of it are quoted: [{text, remark?}]. Where quotes overlap, the shorter one tells more. */
export function marked(text, remarks) {
  const places = [];
  for (const remark of [...remarks].sort((a, b) => (a.quote?.length ?? 0) - (b.quote?.length ?? 0))) {
    const start = remark.quote ? text.toLowerCase().indexOf(remark.quote.toLowerCase()) : -1;
    const end = start + (remark.quote?.length ?? 0);
    if (start >= 0 && places.every((other) => end <= other.start || start >= other.end)) places.push({ start, end, remark });
  }
  const pieces = [];
  let at = 0;
  for (const { start, end, remark } of places.sort((a, b) => a.start - b.start)) {
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), remark });
    at = end;
  }
  return at < text.length ? [...pieces, { text: text.slice(at) }] : pieces;
}
