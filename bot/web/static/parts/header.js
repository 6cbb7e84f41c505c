// The top line: the cases, and what concerns the whole page.
import { html } from "../vendor/htm-preact.js";
import { shortcut } from "../keys.js";
import { act } from "../state/actions.js";
import { words } from "../words.js";
import { Icon } from "./icons.js";
import { AltKey, Key } from "./key.js";
import { Tabs } from "./tabs.js";
import { ThemeButton } from "./theme.js";

export function Header({ store, state, shown }) {
  return html`
    <header class="header">
      <img class="mark" src="/static/mark.svg" alt=${words.name} width="28" height="28" />
      <${Tabs} store=${store} state=${state} />
      <div class="tools">
        ${shown.recovery && html`
          <button type="button" class="tool" aria-keyshortcuts=${shortcut("record")} onClick=${() => act(store, "record")}
                  aria-label=${words.record.open} title=${words.record.open}>
            <${Icon} name="record" /><${AltKey} action="record" />
          </button>`}
        <${ThemeButton} store=${store} theme=${state.theme} />
        <button type="button" class="tool" onClick=${() => store.set({ dialog: "help" })} aria-label=${words.help.open} title=${words.help.open}>
          <${Icon} name="help" /><${Key}>?<//>
        </button>
      </div>
    </header>`;
}
