// Before a call: what this does, in one line; a call to start, or one that is open to take up.
import { html } from "../../vendor/htm-preact.js";
import { when } from "../../lib/times.js";
import { join, startCall } from "../../state/live.js";
import { words } from "../../words.js";

function Opened({ store, opened, frameworks }) {
  const framework = (id) => frameworks.find((each) => each.id === id)?.title ?? id;
  const from = ({ source }) => words.live.start.from(words.live.start.source[source] ?? source);
  return html`
    <section class="resume">
      <h2 class="section-title">${words.live.start.opened}</h2>
      <ul>
        ${opened.map((call) => html`
          <li key=${call.id}>
            <button type="button" class="resume-one" onClick=${() => join(store, call)}>
              <span class="resume-title">${words.live.start.take(when(call.opened_at))}</span>
              <span class="quiet">${framework(call.framework)} · ${from(call)}</span>
            </button>
          </li>`)}
      </ul>
    </section>`;
}

export function Start({ store, state }) {
  const { busy, problem, opened } = state.live;
  const { start } = words.live;
  return html`
    <div class="conversation">
      <section class="column welcome">
        <h2 class="welcome-title">${start.title}</h2>
        <p class="live-what">${start.text}</p>
        <button type="button" class="button is-main" id="start-call" data-home onClick=${() => startCall(store)}>${busy ? start.busy : start.button}</button>
        ${problem && html`<p class="live-problem" role="alert">${problem}</p>`}
        ${opened.length > 0 && html`<${Opened} store=${store} opened=${opened} frameworks=${state.frameworks} />`}
      </section>
    </div>`;
}
