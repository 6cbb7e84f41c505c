// Before a practice, and after one: what the coach offers, all scenarios, and what was practised so far.
import { html, useEffect } from "../../vendor/htm-preact.js";
import { Markdown } from "../../lib/markdown.js";
import { askedBy } from "../../lib/rehearsal.js";
import { press } from "../../state/outbox.js";
import { begin, loadProgress, loadScenarios, patchPractice } from "../../state/practice.js";
import { words } from "../../words.js";
import { Outbox } from "../outbox.js";
import { Progress, Share } from "./progress.js";
import { Tries } from "./tries.js";

const LEVELS = ["1", "2", "3"];

/** What the text tells of a button's scenario, "- **Title**: …", moves to the button; the rest of the text stays. */
function takenApart({ text, buttons }) {
  const about = new Map();
  const rest = text.split("\n").filter((line) => {
    const button = buttons.find(({ title }) => line.startsWith(`- **${title}**: `));
    if (button) about.set(button, line.slice(button.title.length + 8));
    return !button;
  });
  return { about, text: rest.join("\n") };
}

function Scenarios({ store, message, about }) {
  return html`
    <ul class="offered">
      ${[...about].map(([button, told], index) => html`
        <li key=${button.payload}>
          <button type="button" class="resume-one" data-home=${index ? undefined : ""} onClick=${() => press(store, button, message)}>
            <span class="resume-title">${button.title}</span><span class="quiet">${told}</span>
          </button>
        </li>`)}
    </ul>`;
}

function Offered({ store, card, message }) {
  const { about, text } = takenApart(card);
  const others = card.buttons.filter((button) => !about.has(button));
  return html`
    <article class="card">
      <h2 class="card-title">${card.title}</h2>
      <${Markdown} text=${text} />
      ${about.size > 0 && html`<${Scenarios} store=${store} message=${message} about=${about} />`}
      <div class="card-buttons" role="group" aria-label=${words.practice.start.choose}>
        ${others.map((button, index) => html`
          <button type="button" class="button" key=${button.payload} data-home=${index || about.size ? undefined : ""} onClick=${() => press(store, button, message)}>${button.title}</button>`)}
      </div>
    </article>`;
}

function Levels({ store, level }) {
  const { start } = words.practice;
  return html`
    <fieldset class="choice">
      <legend>${start.level}</legend>
      ${LEVELS.map((each) => html`
        <label class="choice-one" key=${each}>
          <input type="radio" name="level" value=${each} checked=${each === level} onChange=${() => patchPractice(store, { level: each })} />
          ${start.levels[each]}
        </label>`)}
    </fieldset>`;
}

function All({ store, state }) {
  const { scenarios } = state.practice;
  const level = state.practice.level || String(state.practice.progress?.next?.level ?? 1);
  const { start } = words.practice;
  return html`
    <details class="all-scenarios">
      <summary>${start.all(scenarios.length)}</summary>
      <${Levels} store=${store} level=${level} />
      <ul class="scenarios">
        ${scenarios.map((scenario) => html`
          <li key=${scenario.id}>
            <button type="button" class="resume-one" onClick=${() => begin(store, scenario, level)}>
              <span class="resume-title">${scenario.title}</span>
              <span class="quiet">${start.about(scenario)}</span>
            </button>
          </li>`)}
      </ul>
    </details>`;
}

/** The practice that has just come to its end: its tries, and who may read it. */
function Over({ store, state, now }) {
  const rehearsal = state.practice.progress?.rehearsals.find(({ id }) => id === now.shown.id);
  return html`
    ${rehearsal && html`<${Share} store=${store} rehearsal=${rehearsal} />`}
    ${now.path.length > 0 && html`<${Tries} store=${store} state=${state} id=${now.shown.id} head=${now.message?.id} />`}`;
}

export function Start({ store, state, shown, now }) {
  const { start } = words.practice;
  const { card, message } = now;
  useEffect(() => {
    loadScenarios(store);
    loadProgress(store);
  }, [message?.id]);
  const over = Boolean(now.shown && message && askedBy(message).do);
  const failed = shown.outbox.filter((item) => item.state === "failed");
  return html`
    <div class="conversation practice-start">
      <div class="column">
        <${Outbox} store=${store} outbox=${failed} />
        ${!now.shown && html`
          <h2 class="welcome-title" tabindex="-1" data-home=${card ? undefined : ""}>${start.title}</h2>
          <p class="live-what">${start.text} ${start.private}</p>`}
        ${card ? html`<${Offered} store=${store} card=${card} message=${message} />` : !failed.length && html`<p class="quiet" role="status">${words.practice.loading}</p>`}
        ${over && html`<${Over} store=${store} state=${state} now=${now} />`}
        ${state.practice.scenarios.length > 0 && html`<${All} store=${store} state=${state} />`}
        <${Progress} store=${store} state=${state} card=${card} besides=${over ? now.shown.id : undefined} />
      </div>
    </div>`;
}
