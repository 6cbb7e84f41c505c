// Places in a text. The server counts characters (code points); the browser counts UTF-16 units.

/** The index in UTF-16 units of the ``points``-th character. An emoji is one character, two units. */
export function toUnits(text, points) {
  let units = 0;
  for (const character of text) {
    if (points-- <= 0) break;
    units += character.length;
  }
  return units;
}

/** Findings with ``start`` and ``end`` in UTF-16 units of ``text``, words whole. */
export function inUnits(text, findings) {
  return findings.map((f) => whole(text, { ...f, start: toUnits(text, f.start), end: toUnits(text, f.end) }));
}

const LETTER = /[\p{L}\p{N}’']/u;

/** "it's", where only "'s" was meant: half a word is never underlined. */
function whole(text, finding) {
  let { start, end } = finding;
  while (start > 0 && LETTER.test(text[start]) && LETTER.test(text[start - 1])) start--;
  while (end < text.length && LETTER.test(text[end - 1]) && LETTER.test(text[end])) end++;
  return { ...finding, start, end, quote: text.slice(start, end) };
}

/** Findings moved along with an edit from ``before`` to ``after``; those it touched are dropped. */
export function moveAlong(findings, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const shift = after.length - before.length;
  return findings.flatMap((f) => {
    if (f.end <= head) return [f];
    return f.start >= before.length - tail ? [{ ...f, start: f.start + shift, end: f.end + shift }] : [];
  });
}

/** ``text`` cut at the findings: [{text, finding?}], in order, nothing lost. */
export function cut(text, findings) {
  const pieces = [];
  let at = 0;
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    if (finding.start < at || finding.end > text.length) continue;
    if (finding.start > at) pieces.push({ text: text.slice(at, finding.start) });
    pieces.push({ text: text.slice(finding.start, finding.end), finding });
    at = finding.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** Findings placed in a longer text that holds the checked one (a message with its lead-in); the unplaceable fall out. */
export function placeByQuote(text, findings) {
  let from = 0;
  return [...findings].sort((a, b) => a.start - b.start).flatMap((finding) => {
    const start = text.indexOf(finding.quote, from);
    if (start < 0) return [];
    from = start + finding.quote.length;
    return [whole(text, { ...finding, start, end: from })];
  });
}

/** The subject that a rewrite brings along itself: "I understand" is replaced whole, whatever part was flagged. */
const SUBJECT = /(^|[^\p{L}’'])((?:I|we|you|it|that|this|he|she|they|please|just)\s+)$/iu;

/** {start, end, text}: what to replace, and with what, so that the sentence still reads. */
export function fitted(text, { start, end }, rewrite) {
  const subject = SUBJECT.exec(text.slice(0, start))?.[2] ?? "";
  const from = start - subject.length;
  return { start: from, end, text: trimmed(text.slice(0, from), rewrite, text.slice(end)) };
}

/** The rewrite with its capital and full stop fitted to what stands before and after. */
function trimmed(before, rewrite, after) {
  let fit = rewrite;
  const opens = /(^|[.!?:…"“\n])[^\S\n]*$/.test(before);
  if (!opens && !/^I\b/.test(fit)) fit = fit[0].toLowerCase() + fit.slice(1);
  if (/^\s*[.,;:!?…]/.test(after)) fit = fit.replace(/[.!?]$/, "");
  return fit;
}
