// Beneath the draft: which words, why, and what to put in their place. One at a time.
import { html } from "../vendor/htm-preact.js";
import { CTRL } from "../keys.js";
import { words } from "../words.js";
import { Evidence } from "./evidence.js";
import { Feedback } from "./feedback.js";
import { Icon } from "./icons.js";
import { Key } from "./key.js";

function State({ draft, findings, checked, problem }) {
  const text = !draft.trim() ? words.draft.empty
    : problem ? words.draft.problem
    : findings.length ? words.draft.found(findings.length)
    : checked ? words.draft.clean : "";
  const clean = text === words.draft.clean;
  return html`<p class="draft-state" id="draft-state" role="status">${clean && html`<${Icon} name="tick" />`} ${text}</p>`;
}

/** The findings as small tabs; with one only, there is nothing to choose. */
function Choices({ findings, chosen, onChoose }) {
  if (findings.length < 2) return null;
  return html`
    <div class="draft-choices">
      ${findings.map((each) => html`
        <button type="button" class="draft-choice" key=${`${each.rule}${each.start}`} aria-pressed=${String(each === chosen)}
                onClick=${() => onChoose(each)} onMouseEnter=${() => onChoose(each)} onFocus=${() => onChoose(each)}>
          <mark class="flag" data-severity=${each.severity}>${each.quote}</mark>
        </button>`)}
    </div>`;
}

/** A draft is no message yet: opinions on its hints are filed under this id. */
const DRAFT = { id: "draft" };

function Chosen({ store, shown, finding, onReplace }) {
  return html`
    <div class="draft-hint" data-severity=${finding.severity}>
      <p><strong class="finding-severity">${words.finding.severity[finding.severity]}.</strong> ${finding.why}</p>
      ${finding.instead.length > 0 && html`
        <ul class="rewrites">
          ${finding.instead.map((text, index) => html`
            <li key=${text}>
              <button type="button" class="rewrite" aria-label=${words.draft.replace(text)} onClick=${() => onReplace(finding, text)}
                      aria-keyshortcuts=${index === 0 ? "Control+." : undefined}>
                <q>${text}</q> ${index === 0 && html`<${Key}>${CTRL} .<//>`}
              </button>
            </li>`)}
        </ul>`}
      <div class="card-foot" key=${`${finding.rule}${finding.start}`}>
        ${finding.evidence && html`<${Evidence} id=${finding.evidence} />`}
        <${Feedback} store=${store} shown=${shown} message=${DRAFT} kind="check" rule=${finding.rule} about=${finding.quote} choices=${["muted", "disputed"]} />
      </div>
    </div>`;
}

export function DraftHints({ store, state, shown, draft, findings, chosen, checked, problem, hidden, onChoose, onReplace }) {
  return html`
    <div class="draft-hints">
      <${State} draft=${draft} findings=${findings} checked=${checked} problem=${problem} />
      <${Choices} findings=${findings} chosen=${chosen} onChoose=${onChoose} />
      ${chosen && html`<${Chosen} store=${store} shown=${shown} finding=${chosen} onReplace=${onReplace} />`}
      ${hidden > 0 && html`
        <p class="quiet">${words.draft.mutedSome(hidden)}
          <button type="button" class="link" onClick=${() => store.set({ dialog: "hints" })}>${words.draft.unmute}</button></p>`}
    </div>`;
}
