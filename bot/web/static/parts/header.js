// The top line: the cases, and what concerns the whole page.
import { html } from "../vendor/htm-preact.js";
import { shortcut } from "../keys.js";
import { PRACTICE_KEYS, practiceShortcut } from "../keys-practice.js";
import { isPractice } from "../lib/rehearsal.js";
import { act } from "../state/actions.js";
import { togglePractice } from "../state/practice.js";
import { words } from "../words.js";
import { Icon } from "./icons.js";
import { AltKey, Key } from "./key.js";
import { Tabs } from "./tabs.js";
import { ThemeButton } from "./theme.js";

/** A dot tells that a call is being listened to, also while a case is shown. */
function ListenButton({ store, state }) {
  const on = Boolean(state.live.call && !state.live.wrapup);
  return html`
    <button type="button" class="tool listen" aria-pressed=${String(state.view === "live")} data-on=${on ? "yes" : "no"}
            aria-keyshortcuts=${shortcut("listen")} onClick=${() => act(store, "listen")} title=${words.live.open}
            aria-label=${on ? words.live.openWithCall : words.live.open}>
      <${Icon} name="listen" /><${AltKey} action="listen" />
    </button>`;
}

/** Beside a case its key means another phrase; practice can wait until the customer is helped. */
function PractiseButton({ store, state, shown }) {
  const on = state.view === "case" && isPractice(shown);
  const keyed = state.view === "live" || !shown.recovery;
  return html`
    <button type="button" class="tool practise" aria-pressed=${String(on)} aria-keyshortcuts=${keyed ? practiceShortcut("practice") : undefined}
            onClick=${() => togglePractice(store)} title=${words.practice.open} aria-label=${words.practice.open}>
      <${Icon} name="practise" />${keyed && html`<${AltKey} action="practice" keys=${PRACTICE_KEYS} />`}
    </button>`;
}

export function Header({ store, state, shown }) {
  const live = state.view === "live";
  return html`
    <header class="header">
      <img class="mark" src="/static/mark.svg" alt=${words.name} width="28" height="28" />
      <${Tabs} store=${store} state=${live ? { ...state, active: null } : state} />
      <div class="tools">
        <${PractiseButton} store=${store} state=${state} shown=${shown} />
        <${ListenButton} store=${store} state=${state} />
        ${shown.recovery && !live && html`
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
