// The little Markdown that cards use, built as elements: never as HTML, so that no text can become code.
import { h } from "../vendor/htm-preact.js";

// A link may lead to the coach's own files only; any other stays text.
const INLINE = /\[([^\]]+)\]\((\/api\/recoveries\/[\w./?=&-]+)\)|\\([\\`*_{}[\]()#+\-.!|>~])|\*\*(.+?)\*\*|__(.+?)__|\*([^\s*][^*]*?)\*|`([^`]+)`/g;

/** Bold, emphasis and code within one run of text. */
function inline(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > at) parts.push(text.slice(at, match.index));
    const [whole, name, address, escaped, bold, bold2, emphasis, code] = match;
    if (address) parts.push(h("a", { href: address, download: true }, name));
    else if (escaped) parts.push(escaped);
    else if (bold ?? bold2) parts.push(h("strong", null, inline(bold ?? bold2)));
    else if (emphasis) parts.push(h("em", null, inline(emphasis)));
    else parts.push(h("code", null, code));
    at = match.index + whole.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

const KINDS = [
  ["ul", /^\s*[-*•]\s+(.*)$/],
  ["ol", /^\s*\d+[.)]\s+(.*)$/],
  ["blockquote", /^\s*>\s?(.*)$/],
  ["heading", /^#{1,6}\s+(.*)$/],
];

function read(line) {
  for (const [kind, pattern] of KINDS) {
    const match = pattern.exec(line);
    if (match) return { kind, text: match[1] };
  }
  return { kind: line.trim() ? "p" : "gap", text: line.trim() };
}

/** Lines of one kind, grouped into blocks. */
function blocks(source) {
  const found = [];
  for (const line of source.replace(/\r\n?/g, "\n").split("\n")) {
    const { kind, text } = read(line);
    const last = found.at(-1);
    if (kind !== "gap" && kind !== "heading" && last?.kind === kind) last.lines.push(text);
    else found.push({ kind, lines: [text] });
  }
  return found.filter((block) => block.kind !== "gap");
}

function broken(lines) {
  return lines.flatMap((line, index) => (index ? [h("br"), ...inline(line)] : inline(line)));
}

function element({ kind, lines }) {
  if (kind === "ul" || kind === "ol") return h(kind, null, lines.map((line) => h("li", null, inline(line))));
  if (kind === "heading") return h("p", null, h("strong", null, inline(lines[0])));
  return h(kind, null, broken(lines));
}

/** A component: <Markdown text="…" />. */
export function Markdown({ text }) {
  return h("div", { class: "prose" }, blocks(text ?? "").map(element));
}

/** The same text with no signs, for reading aloud. */
export function plain(text) {
  return (text ?? "").replace(INLINE, (whole, name, address, a, b, c, d, e) => name ?? a ?? b ?? c ?? d ?? e).replace(/^[\s>#*-]+/gm, "").trim();
}
