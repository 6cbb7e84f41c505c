// The question before a call is ended: there is no way back from it.
import { html } from "../../vendor/htm-preact.js";
import { endCall, goOn } from "../../state/live-end.js";
import { words } from "../../words.js";
import { Key } from "../key.js";

export function Ending({ store, live }) {
  const unsent = live.outbox.length;
  return html`
    <div class="composer">
      <div class="column ending" role="group" aria-labelledby="ending-title">
        <p id="ending-title"><strong>${words.live.ask_end}</strong> ${unsent > 0 && words.live.endUnsent(unsent)}</p>
        ${live.problem && html`<p class="live-problem" role="alert">${live.problem}</p>`}
        <div class="unsent-do">
          <button type="button" class="button is-main" id="end-call" onClick=${() => endCall(store)}>${words.live.end} <${Key}>${words.card.enter}<//></button>
          <button type="button" class="button is-quiet" onClick=${() => goOn(store)}>${words.live.goOn} <${Key}>Esc<//></button>
        </div>
      </div>
    </div>`;
}
