// The bottom of the page: what can be done without typing, what is still unknown, the draft, the input.
import { html } from "../vendor/htm-preact.js";
import { shortcut } from "../keys.js";
import { setInput, toggleDraft } from "../state/actions.js";
import { focusInput } from "../state/focus.js";
import { sendText } from "../state/outbox.js";
import { takeSuggested } from "../state/taking.js";
import { words } from "../words.js";
import { ActionBar } from "./action-bar.js";
import { Draft } from "./draft.js";
import { Field } from "./field.js";
import { Icon } from "./icons.js";
import { AltKey } from "./key.js";
import { Missing } from "./missing.js";

export function Composer({ store, state, shown }) {
  const send = () => {
    if (!shown.input.trim()) return takeSuggested(store, shown);
    sendText(store, shown.input);
    setInput(store, "");
    focusInput();
  };
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) send();
  };
  return html`
    <div class="composer">
      <div class="column">
        ${shown.draftOpen && html`<${Draft} key=${shown.conversation} store=${store} state=${state} shown=${shown} />`}
        ${shown.recovery && html`<${ActionBar} store=${store} shown=${shown} />`}
        ${shown.recovery?.missing.length > 0 && shown.recovery.phase !== "closed" && html`<${Missing} store=${store} missing=${shown.recovery.missing} />`}
        <div class="input-row">
          <button type="button" class="tool draft-toggle" aria-expanded=${String(shown.draftOpen)} aria-label=${words.draft.toggle}
                  title=${words.draft.toggle} aria-keyshortcuts=${shortcut("draft")} onClick=${() => toggleDraft(store)}>
            <${Icon} name="draft" /><${AltKey} action="draft" />
          </button>
          <${Field} id="input" label=${words.input.label} value=${shown.input} onKeyDown=${onKeyDown}
                    placeholder=${shown.recovery ? words.input.next : words.input.first}
                    onInput=${(event) => setInput(store, event.target.value)} />
          <button type="button" class="send" aria-label=${words.input.send} title=${words.input.send} onClick=${send}
                  disabled=${!shown.input.trim()}>
            <${Icon} name="send" />
          </button>
        </div>
      </div>
    </div>`;
}
