// Where the browser refuses to copy: the words, selected, to copy by hand.
import { html, useEffect, useRef } from "../vendor/htm-preact.js";
import { focusInput } from "../state/focus.js";
import { words } from "../words.js";

export function ByHand({ store, text }) {
  const field = useRef();
  useEffect(() => field.current.select(), [text]);
  const done = () => (store.set({ byHand: null }), focusInput());
  return html`
    <div class="by-hand">
      <label for="by-hand">${words.card.byHand}</label>
      <textarea id="by-hand" ref=${field} readonly rows=${Math.min(6, text.split("\n").length + 1)} value=${text}></textarea>
      <button type="button" class="button" onClick=${done}>${words.card.byHandDone}</button>
    </div>`;
}
