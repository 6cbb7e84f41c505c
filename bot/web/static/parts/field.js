// A field that grows with what is typed. A mirror of the text lies exactly under the real field: it gives the height,
// and carries underlines where the text has any. The box around both scrolls, so the two can't drift apart.
import { html } from "../vendor/htm-preact.js";

/** ``children`` is the text once more, cut into pieces; without it the plain value is mirrored. */
export function Field({ id, label, value, placeholder, invalid, describedBy, children, ...handlers }) {
  return html`
    <div class="field" id=${`${id}-box`}>
      <div class="field-mirror" id=${`${id}-mirror`} aria-hidden="true">${children ?? value}${"\u200b"}</div>
      <textarea class="field-text" id=${id} rows="1" aria-label=${label} placeholder=${placeholder} value=${value}
                aria-describedby=${describedBy} spellcheck="true" autocomplete="off" ...${handlers}></textarea>
    </div>`;
}
