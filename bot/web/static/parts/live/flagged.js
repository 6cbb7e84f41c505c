// Words in a turn that could land badly: underlined; why, on pointing or focus; all of it, on pressing.
import { html, useState } from "../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Evidence } from "../evidence.js";
import { Feedback } from "../feedback.js";

/** Inline, so that a line breaks where it would: a button would be a block of its own. */
export function Flagged({ id, text, finding, open, onToggle }) {
  const onKeyDown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onToggle();
  };
  // The reason opens to where there is room.
  const [up, setUp] = useState(false);
  const look = ({ currentTarget }) => {
    const room = currentTarget.closest(".transcript-box").getBoundingClientRect();
    setUp(currentTarget.getBoundingClientRect().bottom > (room.top + room.bottom) / 2);
  };
  return html`<span class="flagged" data-up=${up ? "yes" : "no"}><mark class="flag" onFocus=${look} onMouseEnter=${look} data-severity=${finding.severity} role="button" tabindex="0" aria-expanded=${String(open)}
    aria-describedby=${id} onClick=${onToggle} onKeyDown=${onKeyDown}>${text}</mark><span class="flag-tip" id=${id} role="tooltip"><strong>${words.finding.severity[finding.severity]}.</strong> ${finding.why}</span></span>`;
}

export function Why({ store, state, turn, finding }) {
  return html`
    <div class="turn-why">
      <p><strong>${words.finding.severity[finding.severity]}.</strong> ${finding.why}</p>
      ${finding.instead[0] && html`<p>${words.finding.instead}: <q>${finding.instead[0]}</q></p>`}
      <div class="card-foot">
        ${finding.evidence && html`<${Evidence} id=${finding.evidence} />`}
        <${Feedback} store=${store} shown=${{ conversation: state.live.call.id }} message=${{ id: turn.id }} kind="check" rule=${finding.rule}
                     about=${finding.quote} choices=${["muted", "disputed"]} />
      </div>
    </div>`;
}
