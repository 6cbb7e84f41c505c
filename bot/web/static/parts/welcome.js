// A case that hasn't begun: what this is, and cases to pick up.
import { html } from "../vendor/htm-preact.js";
import { when } from "../lib/times.js";
import { resumeCase } from "../state/cases.js";
import { focusInput } from "../state/focus.js";
import { words } from "../words.js";
import { Feeling } from "./feeling.js";

function Resumable({ store, resumable }) {
  return html`
    <section class="resume">
      <h2 class="section-title">${words.welcome.resume}</h2>
      <ul>
        ${resumable.map((each) => html`
          <li key=${each.id}>
            <button type="button" class="resume-one" onClick=${() => (resumeCase(store, each.conversation), focusInput())}>
              <${Feeling} level=${each.level} />
              <span class="resume-title">${each.title}</span>
              <span class="quiet">${[each.step && words.welcome.step(each.step), when(each.opened_at)].filter(Boolean).join(" · ")}</span>
            </button>
          </li>`)}
      </ul>
    </section>`;
}

export function Welcome({ store, state }) {
  const first = state.cases.length === 1;
  return html`
    <section class="welcome">
      <h2 class="welcome-title">${first ? words.welcome.title : words.welcome.again}</h2>
      ${first
        ? html`<ol class="welcome-lines">${words.welcome.lines.map((line) => html`<li>${line}</li>`)}</ol>`
        : html`<p>${words.welcome.againText}</p>`}
      <p class="quiet">${words.welcome.example}</p>
      ${state.resumable.length > 0 && html`<${Resumable} store=${store} resumable=${state.resumable} />`}
    </section>`;
}
