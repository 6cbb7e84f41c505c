// One line: who says it, what, and beside one's own the way back to it.
import { html } from "../../vendor/htm-preact.js";
import { marked } from "../../lib/rehearsal.js";
import { focusInput } from "../../state/focus.js";
import { steer } from "../../state/practice.js";
import { words } from "../../words.js";
import { Feeling } from "../feeling.js";
import { Icon } from "../icons.js";
import { Remarks } from "./remarks.js";

export function Theirs({ name, text, mood }) {
  return html`
    <li class="turn" data-speaker="customer">
      <p class="turn-who">${name} ${mood && html`<${Feeling} level=${mood} />`}</p>
      <div class="turn-said"><p class="turn-text">${text}</p></div>
    </li>`;
}

/** Something went wrong while they spoke. */
export function Event({ text }) {
  return html`
    <li class="practice-event" role="note">
      <${Icon} name="warn" /> <span><strong>${words.practice.event}:</strong> ${text}</span>
    </li>`;
}

/** The trainee's own words, those marked that the feedback is about. */
export function Quoted({ text, remarks }) {
  return html`
    <p class="turn-text">
      ${marked(text, remarks).map((piece, index) => (piece.remark
        ? html`<mark class="said" key=${index} data-tone=${piece.remark.tone}>${piece.text}</mark>`
        : piece.text))}
    </p>`;
}

export function Own({ store, line, remarks, open, folded }) {
  const back = () => (steer(store, "rewind", line.id), focusInput());
  return html`
    <li class="turn" data-speaker="agent">
      <p class="turn-who">${words.practice.you}</p>
      <div class="turn-said">
        <${Quoted} text=${line.text} remarks=${remarks} />
        ${open && html`
          <button type="button" class="link rewind" aria-label=${words.practice.rewindLine(line.text)} onClick=${back}>${words.practice.rewind}</button>`}
        ${folded && remarks.length > 0 && html`
          <details class="earlier"><summary>${words.practice.remarks.earlier} (${remarks.length})</summary><${Remarks} store=${store} remarks=${remarks} usable=${open} /></details>`}
      </div>
    </li>`;
}
