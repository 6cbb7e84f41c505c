// What the record still lacks. Pressing one starts the sentence that tells it.
import { html } from "../vendor/htm-preact.js";
import { setInput } from "../state/actions.js";
import { focusInputEnd } from "../state/focus.js";
import { activeCase } from "../state/store.js";
import { words } from "../words.js";

function start(store, prompt) {
  const { input } = activeCase(store.get());
  const apart = input && !/\s$/.test(input) ? " " : "";
  if (!input.endsWith(prompt)) setInput(store, input + apart + prompt);
  focusInputEnd();
}

export function Missing({ store, missing }) {
  return html`
    <div class="missing" role="group" aria-label=${words.missing.label}>
      <span class="missing-label" aria-hidden="true">${words.missing.label}</span>
      ${missing.map(({ kind, label, prompt }) => html`
        <button type="button" class="chip" key=${kind} onClick=${() => start(store, prompt)}>${label}</button>`)}
    </div>`;
}
