// Whose words are typed next.
import { html } from "../../vendor/htm-preact.js";
import { LIVE_KEYS, liveShortcut } from "../../keys-live.js";
import { focusInput } from "../../state/focus.js";
import { flipSpeaker } from "../../state/live-turns.js";
import { words } from "../../words.js";
import { AltKey } from "../key.js";

export function Speaker({ store, speaker }) {
  return html`
    <div class="speaker" role="group" aria-label=${words.live.speakerLabel}>
      ${["customer", "agent"].map((each) => html`
        <button type="button" class="speaker-one" key=${each} aria-pressed=${String(each === speaker)} aria-keyshortcuts=${liveShortcut("speaker")}
                onClick=${() => (flipSpeaker(store, each), focusInput())}>${words.live.speaker[each]}</button>`)}
      <${AltKey} action="speaker" keys=${LIVE_KEYS} />
    </div>`;
}
