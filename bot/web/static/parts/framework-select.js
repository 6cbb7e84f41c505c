// Which framework is followed; another can be chosen at any time, and what was done stays done.
import { html } from "../vendor/htm-preact.js";
import { shortcut } from "../keys.js";
import { focusInput } from "../state/focus.js";
import { switchFramework } from "../state/frameworks.js";
import { words } from "../words.js";
import { AltKey } from "./key.js";

export function FrameworkSelect({ store, state, shown }) {
  const { framework } = shown.recovery;
  const known = state.frameworks.find((each) => each.id === framework.id);
  const choices = state.frameworks.length ? state.frameworks : [framework];
  const choose = (event) => {
    switchFramework(store, event.target.value);
    // The record decides: until it agrees, the one in use stays shown.
    event.target.value = framework.id;
    focusInput();
  };
  return html`
    <div class="framework">
      <label for="framework"><span class="framework-label">${words.rail.framework}</span> <${AltKey} action="framework" /></label>
      <select id="framework" value=${framework.id} onChange=${choose} aria-keyshortcuts=${shortcut("framework")} title=${known?.summary}>
        ${choices.map((each) => html`<option key=${each.id} value=${each.id} selected=${each.id === framework.id}>${each.title}</option>`)}
      </select>
      ${known?.credit && html`<p class="framework-credit">${known.credit}</p>`}
    </div>`;
}
