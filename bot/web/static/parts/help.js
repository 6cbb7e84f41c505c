// The keys, all of them, from the same table that listens to them.
import { html } from "../vendor/htm-preact.js";
import { HELP } from "../keys.js";
import { words } from "../words.js";
import { Dialog } from "./dialog.js";
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

export function HelpDialog({ store, state }) {
  return html`
    <${Dialog} store=${store} name="help" open=${state.dialog === "help"} title=${words.help.title} closeLabel=${words.help.close}>
      <p class="quiet">${words.help.intro}</p>
      <p class="help-theme"><${ThemeButton} store=${store} theme=${state.theme} labelled /></p>
      <div class="keys-groups">${Object.entries(HELP).map(([name, rows]) => html`<${Group} key=${name} name=${name} rows=${rows} />`)}</div>
    <//>`;
}
