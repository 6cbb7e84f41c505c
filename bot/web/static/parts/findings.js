// What is better left unsaid: the words themselves, why, and what to say instead.
import { html } from "../vendor/htm-preact.js";
import { cut, placeByQuote } from "../lib/spans.js";
import { switchOn } from "../state/opinions.js";
import { words } from "../words.js";
import { numberOf } from "./card.js";
import { Evidence } from "./evidence.js";
import { Feedback } from "./feedback.js";
import { Takeable } from "./phrases.js";

/** The draft as it was sent, the words in question underlined. */
function Underlined({ text, findings }) {
  const draft = text.startsWith(words.draft.leadIn) ? text.slice(words.draft.leadIn.length) : text;
  const pieces = cut(draft, placeByQuote(draft, findings));
  if (!pieces.some((piece) => piece.finding)) return null;
  return html`
    <p class="own-words">
      <span class="unseen">${words.finding.inYourWords}: </span>
      ${pieces.map(({ text: piece, finding }) => (finding ? html`<mark class="flag" data-severity=${finding.severity}>${piece}</mark>` : piece))}
    </p>`;
}

/** A hint that was switched off: one quiet line, so that it can be switched on where it is missed. */
function Muted({ store, shown, finding }) {
  return html`
    <li class="finding is-muted">
      <p class="quiet">${words.feedback.mutedQuote(finding.quote)}
        <button type="button" class="link" onClick=${() => switchOn(store, finding.rule, shown.conversation)}>${words.feedback.unmute}</button></p>
    </li>`;
}

function Finding({ store, state, shown, message, card, numbers, finding }) {
  return html`
    <li class="finding" data-severity=${finding.severity}>
      <p class="finding-head">
        <mark class="flag" data-severity=${finding.severity}>${finding.quote}</mark>
        <span class="finding-severity">${words.finding.severity[finding.severity]}</span>
      </p>
      <p class="finding-why">${finding.why}</p>
      ${finding.instead.length > 0 && html`
        <h3 class="card-label">${words.finding.instead}</h3>
        <ul class="takeables">
          ${finding.instead.map((text) => html`
            <li key=${text}><${Takeable} store=${store} state=${state} text=${text}
              number=${numberOf(numbers, (each) => each.finding === finding && each.text === text)} /></li>`)}
        </ul>`}
      <div class="card-foot">
        ${finding.evidence && html`<${Evidence} id=${finding.evidence} />`}
        <${Feedback} store=${store} shown=${shown} message=${message} kind=${card.kind} rule=${finding.rule} about=${finding.quote} choices=${["muted", "disputed"]} />
      </div>
    </li>`;
}

export function Findings(parts) {
  const { card, message } = parts;
  return html`
    <div class="findings">
      ${message.text && html`<${Underlined} text=${message.text} findings=${card.findings} />`}
      <ul>${card.findings.map((finding) => html`<${parts.state.muted.includes(finding.rule) ? Muted : Finding} key=${`${finding.rule}${finding.start}`} ...${parts} finding=${finding} />`)}</ul>
    </div>`;
}
