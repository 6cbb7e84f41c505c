// The keys, all of them, from the same table that listens to them.
import { html } from "../vendor/htm-preact.js";
import { HELP } from "../keys.js";
import { LIVE_HELP } from "../keys-live.js";
import { PRACTICE_HELP } from "../keys-practice.js";
import { isPractice } from "../lib/rehearsal.js";
import { activeCase } from "../state/store.js";
import { words } from "../words.js";
import { Dialog } from "./dialog.js";
import { act } from "../state/actions.js";
import { AltKey } from "./key.js";
import { ThemeButton } from "./theme.js";

function Group({ name, rows }) {
  return html`
    <section class="keys-group">
      <h3 class="section-title">${words.keys.groups[name]}</h3>
      <dl class="keys">
        ${rows.map(([action, caps]) => html`
          <div key=${action}>
            <dt>${words.keys[action]}</dt>
            <dd>${caps.map((cap) => (cap === "…" ? html`<span>…</span>` : html`<kbd class="key">${cap}</kbd>`))}</dd>
          </div>`)}
      </dl>
    </section>`;
}

/** In a practice its own keys come first: they are the ones that are looked for. */
function groups(state) {
  const practising = state.view === "case" && isPractice(activeCase(state));
  return practising ? { practice: PRACTICE_HELP, ...HELP, live: LIVE_HELP } : { ...HELP, live: LIVE_HELP, practice: PRACTICE_HELP };
}

export function HelpDialog({ store, state }) {
  return html`
    <${Dialog} store=${store} name="help" open=${state.dialog === "help"} title=${words.help.title} closeLabel=${words.help.close}>
      <p class="quiet">${words.help.intro}</p>
      <p class="help-theme">
        <${ThemeButton} store=${store} theme=${state.theme} labelled />
        <button type="button" class="button is-quiet" onClick=${() => act(store, "hints")}>${words.hints.title} <${AltKey} action="hints" /></button>
      </p>
      <div class="keys-groups">${Object.entries(groups(state)).map(([name, rows]) => html`<${Group} key=${name} name=${name} rows=${rows} />`)}</div>
      <h3 class="section-title">${words.help.what}</h3>
      <ol class="welcome-lines">${words.welcome.lines.map((line) => html`<li key=${line}>${line}</li>`)}</ol>
    <//>`;
}
