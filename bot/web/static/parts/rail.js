// The steps: what is done, where we are, what is to come.
import { html, useState } from "../vendor/htm-preact.js";
import { words } from "../words.js";
import { Feeling } from "./feeling.js";
import { FrameworkSelect } from "./framework-select.js";
import { Icon } from "./icons.js";

function about(step) {
  const because = step.state === "done" && step.because ? words.rail.because(step.because) : "";
  return [step.goal, because].filter(Boolean);
}

/** One step. Pressing it only shows its goal: a step is never left by accident. */
function Step({ step, number, open, onToggle, onLeave }) {
  const tip = `step-${step.id}`;
  return html`
    <li class="step" data-state=${step.state}>
      <button type="button" class="step-button" onBlur=${onLeave} aria-expanded=${String(open)} aria-describedby=${tip} onClick=${onToggle}
              aria-current=${step.state === "current" ? "step" : undefined}>
        <span class="step-node">
          ${step.state === "done" ? html`<${Icon} name="tick" />` : step.state === "skipped" ? html`<${Icon} name="skip" />` : number}
        </span>
        <span class="step-title">${step.title}<span class="unseen">, ${words.rail.state[step.state]}</span></span>
      </button>
      <div class="step-tip" id=${tip} role="tooltip" data-open=${open ? "yes" : "no"}>
        <strong>${step.title}</strong>
        ${about(step).map((line) => html`<p>${line}</p>`)}
      </div>
    </li>`;
}

function Where({ steps, current, phase }) {
  if (!current) return html`<p class="rail-now"><strong>${words.rail.finished[phase] ?? words.rail.finished.open}</strong></p>`;
  return html`
    <p class="rail-now">
      <span class="rail-count">${words.rail.count(steps.indexOf(current) + 1, steps.length)}</span>
      <strong>${current.title}</strong>
      <span class="rail-goal">${current.goal}</span>
    </p>`;
}

export function Rail({ store, state, shown }) {
  const [open, setOpen] = useState(null);
  const { steps, feeling, phase } = shown.recovery;
  const current = steps.find((step) => step.state === "current");
  return html`
    <nav class="rail" aria-label=${words.rail.label} onKeyDown=${(event) => event.key === "Escape" && setOpen(null)}>
      <${FrameworkSelect} store=${store} state=${state} shown=${shown} />
      <ol class="steps">
        ${steps.map((step, index) => html`
          <${Step} key=${step.id} step=${step} number=${index + 1} open=${open === step.id}
                   onToggle=${() => setOpen(open === step.id ? null : step.id)} onLeave=${() => setOpen(null)} />`)}
      </ol>
      <${Where} steps=${steps} current=${current} phase=${phase} />
      ${feeling && phase !== "closed" && html`
        <p class="rail-feeling" data-level=${feeling.level}>
          <${Feeling} level=${feeling.level} /> ${words.rail.feeling(feeling.label)}
        </p>`}
    </nav>`;
}
