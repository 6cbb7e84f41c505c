// The steps, ticking themselves; each tells the words it was seen in.
import { html, useState } from "../../vendor/htm-preact.js";
import { LIVE_KEYS, liveShortcut } from "../../keys-live.js";
import { focusInput } from "../../state/focus.js";
import { followFramework } from "../../state/live-ask.js";
import { words } from "../../words.js";
import { Icon } from "../icons.js";
import { AltKey } from "../key.js";

const ICONS = { done: "tick", skipped: "skip", started: "more" };

/** Why a step stands as it does, in the words that were said. */
export function reason({ state, because }) {
  if (!because) return state === "open" ? words.live.steps.none : "";
  return state === "done" ? words.live.steps.because(because) : words.live.steps.begun(because);
}

function Step({ step, number, open, onToggle, onLeave }) {
  const tip = `live-step-${step.id}`;
  return html`
    <li class="step" data-state=${step.state}>
      <button type="button" class="step-button" aria-expanded=${String(open)} aria-describedby=${tip} onClick=${onToggle} onBlur=${onLeave}>
        <span class="step-node">${ICONS[step.state] ? html`<${Icon} name=${ICONS[step.state]} />` : number}</span>
        <span class="step-title">${step.title}<span class="unseen">, ${words.live.steps.state[step.state]}</span></span>
      </button>
      <div class="step-tip" id=${tip} role="tooltip" data-open=${open ? "yes" : "no"}><strong>${step.title}</strong> <p>${reason(step)}</p></div>
    </li>`;
}

function Framework({ store, state, chosen }) {
  const choose = (event) => {
    followFramework(store, event.target.value);
    // The server decides: until it agrees, the one in use stays shown.
    event.target.value = chosen;
    focusInput();
  };
  return html`
    <div class="framework">
      <label for="framework"><span class="framework-label">${words.rail.framework}</span> <${AltKey} action="framework" keys=${LIVE_KEYS} /></label>
      <select id="framework" value=${chosen} onChange=${choose} aria-keyshortcuts=${liveShortcut("framework")}>
        ${state.frameworks.map(({ id, title }) => html`<option key=${id} value=${id} selected=${id === chosen}>${title}</option>`)}
      </select>
    </div>`;
}

export function LiveRail({ store, state }) {
  const [open, setOpen] = useState(null);
  const { call, steps } = state.live;
  const known = state.frameworks.find(({ id }) => id === call.framework);
  const shown = steps.length ? steps : (known?.steps ?? []).map(({ id, title }) => ({ id, title, state: "open", because: null }));
  const done = shown.filter((step) => step.state === "done").length;
  return html`
    <nav class="rail" aria-label=${words.live.steps.label} onKeyDown=${(event) => event.key === "Escape" && setOpen(null)}>
      ${state.frameworks.length > 0 && call.framework && html`<${Framework} store=${store} state=${state} chosen=${call.framework} />`}
      <ol class="steps">
        ${shown.map((step, index) => html`
          <${Step} key=${step.id} step=${step} number=${index + 1} open=${open === step.id}
                   onToggle=${() => setOpen(open === step.id ? null : step.id)} onLeave=${() => setOpen(null)} />`)}
      </ol>
      ${shown.length > 0 && html`<p class="rail-now"><strong>${words.live.steps.count(done, shown.length)}</strong></p>`}
    </nav>`;
}
