// The line above the transcript: whether we listen, the mood on a narrow page, the way out.
import { html } from "../../vendor/htm-preact.js";
import { LIVE_KEYS, liveShortcut } from "../../keys-live.js";
import { leaveCall } from "../../state/live.js";
import { askToEnd } from "../../state/live-end.js";
import { words } from "../../words.js";
import { AltKey } from "../key.js";

export function Status({ store, live, mood }) {
  return html`
    <div class="live-status">
      <p class="live-state" data-state=${live.connection} role="status">${words.live.state[live.connection] ?? ""}</p>
      ${mood}
      <div class="live-ways">
        <button type="button" class="link" title=${words.live.leaveTip} onClick=${() => leaveCall(store)}>${words.live.leave}</button>
        <button type="button" class="button" aria-keyshortcuts=${liveShortcut("endCall")} onClick=${() => askToEnd(store)}>
          ${words.live.end} <${AltKey} action="endCall" keys=${LIVE_KEYS} />
        </button>
      </div>
    </div>`;
}
