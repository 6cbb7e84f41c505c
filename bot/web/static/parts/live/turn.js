// One turn: who, what, and beneath it what the coach took from it.
import { html, useState } from "../../vendor/htm-preact.js";
import { cut, inUnits } from "../../lib/spans.js";
import { when } from "../../lib/times.js";
import { words } from "../../words.js";
import { Feeling } from "../feeling.js";
import { Flagged, Why } from "./flagged.js";

function Promise({ promise }) {
  const { who, what, due, due_text: said } = promise;
  const by = said || when(due);
  return html`<p class="turn-note">${words.live.promise[who]?.(what) ?? what}${by && ` (${by})`}</p>`;
}

export function Turn({ store, state, turn }) {
  const [open, setOpen] = useState(null);
  const findings = inUnits(turn.text, turn.findings).filter(({ rule }) => !state.muted.includes(rule));
  const pieces = cut(turn.text, findings);
  return html`
    <li class="turn" data-speaker=${turn.speaker}>
      <p class="turn-who">${words.live.speaker[turn.speaker]}${turn.speaker === "customer" && html` <${Feeling} level=${turn.anger?.level} />`}</p>
      <div class="turn-said">
        <p class="turn-text">
          ${pieces.map(({ text, finding }, index) => (finding
            ? html`<${Flagged} key=${index} id=${`why-${turn.turn}-${index}`} text=${text} finding=${finding} open=${open === index}
                               onToggle=${() => setOpen(open === index ? null : index)} />`
            : text))}
        </p>
        ${open !== null && pieces[open]?.finding && html`<${Why} store=${store} state=${state} turn=${turn} finding=${pieces[open].finding} />`}
        ${turn.promises.map((promise, index) => html`<${Promise} key=${index} promise=${promise} />`)}
        ${turn.understood === false && html`<p class="turn-note">${words.live.foreign}</p>`}
      </div>
    </li>`;
}
