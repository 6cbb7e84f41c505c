// A draft for the customer, checked as it is typed. What is better left unsaid is underlined in place.
import { html, useState } from "../vendor/htm-preact.js";
import { cut, fitted } from "../lib/spans.js";
import { setDraft } from "../state/actions.js";
import { useChecked } from "../state/checking.js";
import { focusInput } from "../state/focus.js";
import { sendText } from "../state/outbox.js";
import { take } from "../state/taking.js";
import { words } from "../words.js";
import { DraftButtons } from "./draft-buttons.js";
import { DraftHints } from "./draft-hints.js";
import { Field } from "./field.js";

/** The finding under the pointer, by where its underlined words are drawn. */
function findingAt(event, findings) {
  const marks = [...document.querySelectorAll("#draft-mirror mark")];
  const hit = marks.findIndex((mark) => [...mark.getClientRects()].some((box) =>
    event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom));
  return hit < 0 ? null : findings[hit];
}

const same = (a, b) => Boolean(a && b) && a.rule === b.rule && a.start === b.start;

/** Through the browser's own editing where possible, so that Ctrl+Z takes it back. */
function replaceWords(field, { start, end, text }) {
  field.focus();
  field.setSelectionRange(start, end);
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function Draft({ store, state, shown }) {
  const { draft } = shown;
  const field = () => document.getElementById("draft");
  const [pointed, setPointed] = useState(null);
  const [caret, setCaret] = useState(0);
  const { findings: all, checked, problem } = useChecked(draft, shown.recovery?.id);
  const findings = all.filter((finding) => !state.muted.includes(finding.rule));
  const chosen = findings.find((each) => same(each, pointed))
    ?? findings.find((each) => each.start <= caret && caret <= each.end) ?? findings[0];

  const replace = (finding, rewrite) => replaceWords(field(), fitted(draft, finding, rewrite));
  const ask = () => {
    if (!draft.trim()) return;
    sendText(store, words.draft.leadIn + draft.trim());
    focusInput();
  };
  const onKeyDown = (event) => {
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key === "." && chosen?.instead[0]) replace(chosen, chosen.instead[0]);
    else if (control && event.key === "Enter" && draft.trim()) take(store, { text: draft });
    else if (event.altKey && event.key === "Enter") ask();
    else return;
    event.preventDefault();
  };
  const follow = (event) => {
    setPointed(null);
    setCaret(event.target.selectionStart);
  };
  return html`
    <section class="draft" aria-label=${words.draft.toggle}>
      <label class="draft-label" for="draft">${words.draft.label}</label>
      <${Field} id="draft" label=${words.draft.label} value=${draft} placeholder=${words.draft.placeholder}
                describedBy="draft-state" onKeyDown=${onKeyDown} onKeyUp=${follow} onClick=${follow}
                onInput=${(event) => (setDraft(store, event.target.value), follow(event))}
                onMouseMove=${(event) => setPointed(findingAt(event, findings) ?? pointed)}>
        ${cut(draft, findings).map(({ text, finding }) => (finding
          ? html`<mark class="flag" data-severity=${finding.severity} data-chosen=${same(finding, chosen) ? "yes" : "no"}>${text}</mark>`
          : text))}
      <//>
      <${DraftHints} store=${store} state=${state} shown=${shown} draft=${draft} findings=${findings} chosen=${chosen} checked=${checked}
                     problem=${problem} hidden=${all.length - findings.length} onChoose=${setPointed} onReplace=${replace} />
      <${DraftButtons} store=${store} state=${state} draft=${draft} onAsk=${ask} onClear=${() => (setDraft(store, ""), field().focus())} />
    </section>`;
}
