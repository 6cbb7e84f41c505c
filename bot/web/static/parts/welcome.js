// A case that hasn't begun: what this is, and cases to pick up.
import { html } from "../vendor/htm-preact.js";
import { when } from "../lib/times.js";
import { resumeCase } from "../state/cases.js";
import { focusInput } from "../state/focus.js";
import { togglePractice } from "../state/practice.js";
import { welcomed } from "../state/welcomed.js";
import { words } from "../words.js";
import { Feeling } from "./feeling.js";

/** The title of a step; the list of open cases tells its id only. */
function stepTitle(frameworks, id) {
  return frameworks.flatMap((each) => each.steps).find((step) => step.id === id)?.title;
}

function about({ step, opened_at }, frameworks) {
  const title = step && stepTitle(frameworks, step);
  return [title && words.welcome.step(title), when(opened_at)].filter(Boolean).join(" · ");
}

function Resumable({ store, resumable, frameworks }) {
  return html`
    <section class="resume">
      <h2 class="section-title">${words.welcome.resume}</h2>
      <ul>
        ${resumable.map((each) => html`
          <li key=${each.id}>
            <button type="button" class="resume-one" onClick=${() => (resumeCase(store, each.conversation), focusInput())}>
              <${Feeling} level=${each.level} />
              <span class="resume-title">${each.title}</span>
              <span class="quiet">${about(each, frameworks)}</span>
            </button>
          </li>`)}
      </ul>
    </section>`;
}

export function Welcome({ store, state }) {
  const first = !state.welcomed;
  return html`
    <section class="welcome">
      <h2 class="welcome-title">${first ? words.welcome.title : words.welcome.again}</h2>
      ${first
        ? html`<ol class="welcome-lines">${words.welcome.lines.map((line) => html`<li>${line}</li>`)}</ol>
          <button type="button" class="button" onClick=${() => (welcomed(store), focusInput())}>${words.welcome.gotIt}</button>`
        : html`<p>${words.welcome.againText}</p>`}
      <p class="quiet">${words.welcome.example}</p>
      <p class="quiet">${words.welcome.quiet}${" "}<button type="button" class="link" onClick=${() => togglePractice(store)}>${words.practice.open}</button></p>
      ${state.resumable.length > 0 && html`<${Resumable} store=${store} resumable=${state.resumable} frameworks=${state.frameworks} />`}
    </section>`;
}
