// A turn that isn't with the coach yet. One that failed holds those behind it, so that the order stays.
import { html } from "../../vendor/htm-preact.js";
import { liveShortcut, LIVE_KEYS } from "../../keys-live.js";
import { focusInputEnd } from "../../state/focus.js";
import { retryTurns, takeTurnBack } from "../../state/live-turns.js";
import { words } from "../../words.js";
import { Icon } from "../icons.js";
import { AltKey } from "../key.js";

function Failed({ store, item }) {
  return html`
    <div class="unsent" role="group" aria-label=${words.log.failed}>
      <p class="unsent-why"><${Icon} name="warn" /> <strong>${words.log.failed}.</strong> ${item.error}</p>
      <div class="unsent-do">
        <button type="button" class="button" aria-keyshortcuts=${liveShortcut("retry")} onClick=${() => retryTurns(store)}>
          <${Icon} name="retry" /> ${words.log.retry} <${AltKey} action="retry" keys=${LIVE_KEYS} />
        </button>
        <button type="button" class="button is-quiet" onClick=${() => (takeTurnBack(store, item.id), focusInputEnd())}>${words.log.takeBack}</button>
      </div>
    </div>`;
}

export function Waiting({ store, item, behind }) {
  const failed = item.state === "failed" && !behind;
  return html`
    <li class="turn is-waiting" data-speaker=${item.speaker}>
      <p class="turn-who">${words.live.speaker[item.speaker]}</p>
      <div class="turn-said">
        <p class="turn-text">${item.text}</p>
        ${failed ? html`<${Failed} store=${store} item=${item} />` : html`<p class="turn-note turn-way">${item.state === "sending" ? words.log.sending : words.log.waiting}</p>`}
      </div>
    </li>`;
}
