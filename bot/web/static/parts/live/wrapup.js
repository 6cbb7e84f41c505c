// After the call: three lines to put right, how it ended and why, and the steps that were seen.
import { html } from "../../vendor/htm-preact.js";
import { LIVE_KEYS, liveShortcut } from "../../keys-live.js";
import { api } from "../../lib/api.js";
import { leaveCall } from "../../state/live.js";
import { editedOf, editLine, editWrapup, openAsCase, saveWrapup } from "../../state/live-end.js";
import { words } from "../../words.js";
import { Field } from "../field.js";
import { AltKey } from "../key.js";
import { Coverage } from "./coverage.js";
import { Mood } from "./mood.js";

/** A line is a line: Enter goes on to the next. */
function onward(event, index) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  document.querySelector(`#line-${index + 1}, [name="result"]:checked`)?.focus();
}

function Lines({ store, lines }) {
  return words.live.wrapup.lines.map((label, index) => html`
    <div class="wrapup-line" key=${label}>
      <label for=${`line-${index}`}>${label}</label>
      <${Field} id=${`line-${index}`} value=${lines[index]} maxlength="600" onKeyDown=${(event) => onward(event, index)}
                onInput=${(event) => editLine(store, index, event.target.value)} />
    </div>`);
}

/** A choice where "not known yet" is an answer too. */
function Choice({ name, label, options, chosen, onChoose }) {
  return html`
    <fieldset class="choice">
      <legend>${label}</legend>
      ${options.map(([value, title]) => html`
        <label class="choice-one" key=${title}>
          <input type="radio" name=${name} checked=${value === chosen} onChange=${() => onChoose(value)} /> <span>${title}</span>
        </label>`)}
    </fieldset>`;
}

function Form({ store, live }) {
  const { wrapup, busy, saved, problem, edited } = live;
  const { lines, result, cause } = editedOf(live);
  const { none, ...results } = words.live.wrapup.results;
  const causes = wrapup.causes.map(({ id, title }) => [id, title]);
  const send = (event) => {
    event.preventDefault();
    saveWrapup(store);
  };
  return html`
    <form class="wrapup-form" onSubmit=${send}>
      <p>${words.live.wrapup.text}</p>
      <${Lines} store=${store} lines=${lines} />
      <${Choice} name="result" label=${words.live.wrapup.result} chosen=${result} onChoose=${(value) => editWrapup(store, { result: value })}
                 options=${[...Object.entries(results), [null, none]]} />
      <${Choice} name="cause" label=${words.live.wrapup.cause} chosen=${cause} onChoose=${(value) => editWrapup(store, { cause: value })}
                 options=${causes} />
      ${problem && html`<p class="live-problem" role="alert">${problem}</p>`}
      <p class="wrapup-do">
        <button type="submit" class="button is-main" aria-keyshortcuts=${liveShortcut("endCall")}>
          ${busy ? words.live.wrapup.saving : words.live.wrapup.save} <${AltKey} action="endCall" keys=${LIVE_KEYS} />
        </button>
        <span class="quiet" role="status">${saved ? words.live.wrapup.saved : edited ? words.live.wrapup.unsaved : ""}</span>
      </p>
    </form>`;
}

function After({ store, record }) {
  return html`
    <p class="exports">
      ${record && html`
        <a class="button" href=${api.sheetLink(record)} target="_blank" rel="noopener" aria-keyshortcuts=${liveShortcut("print")}>
          ${words.live.wrapup.record} <${AltKey} action="print" keys=${LIVE_KEYS} /></a>
        <button type="button" class="button" onClick=${() => openAsCase(store)}>${words.live.wrapup.asCase}</button>`}
      <button type="button" class="button" onClick=${() => leaveCall(store)}>${words.live.wrapup.another}</button>
    </p>`;
}

export function WrapUp({ store, state }) {
  const { live } = state;
  const { record, steps } = live.wrapup;
  return html`
    <div class="conversation">
      <div class="column wrapup">
        <h2 class="welcome-title" id="wrapup-title" tabindex="-1" data-home>${words.live.wrapup.title}</h2>
        ${record ? html`<${Form} store=${store} live=${live} />` : html`<p>${words.live.wrapup.nothing}</p>`}
        ${record && html`<div class="wrapup-seen"><${Mood} turns=${live.turns} over /><${Coverage} steps=${steps} /></div>`}
        <${After} store=${store} record=${record} />
      </div>
    </div>`;
}
