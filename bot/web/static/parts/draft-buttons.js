// What to do with a draft.
import { html } from "../vendor/htm-preact.js";
import { ALT, CTRL } from "../keys.js";
import { take } from "../state/taking.js";
import { words } from "../words.js";
import { Icon } from "./icons.js";
import { Key } from "./key.js";

export function DraftButtons({ store, state, draft, onAsk, onClear }) {
  if (!draft.trim()) return null;
  const copied = state.copied === draft;
  return html`
    <div class="draft-buttons">
      <button type="button" class="button" aria-keyshortcuts="Control+Enter" onClick=${() => take(store, { text: draft })}>
        <${Icon} name=${copied ? "tick" : "copy"} /> ${copied ? words.card.copied : words.draft.copy} <${Key}>${CTRL} ⏎<//>
      </button>
      <button type="button" class="button is-quiet" aria-keyshortcuts="Alt+Enter" onClick=${onAsk}>${words.draft.ask} <${Key}>${ALT} ⏎<//></button>
      <button type="button" class="button is-quiet" onClick=${onClear}>${words.draft.clear}</button>
    </div>`;
}
