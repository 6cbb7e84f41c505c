// Messages on their way, and those that didn't get there.
import { html } from "../vendor/htm-preact.js";
import { shortcut } from "../keys.js";
import { focusInputEnd } from "../state/focus.js";
import { retry, takeBack } from "../state/outbox.js";
import { words } from "../words.js";
import { Icon } from "./icons.js";
import { AltKey } from "./key.js";
import { said } from "./said.js";

function Failed({ store, item }) {
  return html`
    <div class="unsent" role="group" aria-label=${words.log.failed}>
      <p class="unsent-what"><${Icon} name="warn" /><span><strong>${words.log.failed}:</strong> ${said(item)}</span></p>
      ${(item.error || item.todo) && html`<p class="unsent-why">${item.error} ${item.todo}</p>`}
      <div class="unsent-do">
        <button type="button" class="button" aria-keyshortcuts=${shortcut("retry")} onClick=${() => retry(store)}>
          <${Icon} name="retry" /> ${words.log.retry} <${AltKey} action="retry" />
        </button>
        <button type="button" class="button is-quiet" onClick=${() => (takeBack(store, item.id), focusInputEnd())}>${words.log.takeBack}</button>
      </div>
    </div>`;
}

function OnItsWay({ item }) {
  const state = item.state === "sending" ? words.log.sending : words.log.waiting;
  return html`<p class="on-its-way"><span class="on-its-way-text">${said(item)}</span> <span class="quiet">${state}</span></p>`;
}

export function Outbox({ store, outbox }) {
  return outbox.map((item) => item.state === "failed"
    ? html`<${Failed} key=${item.id} store=${store} item=${item} />`
    : html`<${OnItsWay} key=${item.id} item=${item} />`);
}
