// The steps of a call that has ended, each with the words it was seen in. A picture of the call, not a mark for anyone.
import { html } from "../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Icon } from "../icons.js";

const ICONS = { done: "tick", skipped: "skip", started: "more" };

export function Coverage({ steps }) {
  if (!steps.length) return null;
  return html`
    <section class="coverage">
      <h3 class="section-title">${words.live.wrapup.coverage}</h3>
      <ul>
        ${steps.map(({ id, title, state, because }) => html`
          <li key=${id} data-state=${state}>
            <span class="coverage-mark">${ICONS[state] && html`<${Icon} name=${ICONS[state]} />`}</span>
            <span><strong>${title}</strong> <span class="quiet">${words.live.steps.state[state]}</span>${because && html` <q>${because}</q>`}</span>
          </li>`)}
      </ul>
    </section>`;
}
