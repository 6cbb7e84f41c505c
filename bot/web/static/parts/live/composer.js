// What is said next, typed or pasted; where nobody types because telephony sends the turns, it is simply left empty.
import { html } from "../../vendor/htm-preact.js";
import { liveShortcut } from "../../keys-live.js";
import { takeApart } from "../../lib/transcript.js";
import { focusInput } from "../../state/focus.js";
import { openAsk } from "../../state/live-ask.js";
import { say, setLiveInput } from "../../state/live-turns.js";
import { words } from "../../words.js";
import { Field } from "../field.js";
import { Icon } from "../icons.js";
import { Speaker } from "./speaker.js";

/** How a pasted transcript will be taken apart, before it is sent. */
function Apart({ turns }) {
  const customer = turns.filter(({ speaker }) => speaker === "customer").length;
  return html`
    <p class="apart" id="apart" role="status">
      ${turns.length > 1 && html`<strong>${words.live.apart(turns.length)}</strong> ${words.live.apartSides(customer, turns.length - customer)}`}
    </p>`;
}

export function LiveComposer({ store, live, withAsk }) {
  const { input, speaker } = live;
  const turns = takeApart(input, speaker);
  const send = () => (say(store), focusInput());
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) send();
  };
  return html`
    <div class="composer">
      <div class="column">
        <div class="live-line">
          <${Speaker} store=${store} speaker=${speaker} />
          ${withAsk && html`<button type="button" class="link ask-open" aria-keyshortcuts=${liveShortcut("ask")} onClick=${() => openAsk(store)}>${words.live.ask.label}</button>`}
          <${Apart} turns=${turns} />
        </div>
        <div class="input-row live-input" data-speaker=${speaker}>
          <${Field} id="input" label=${words.live.inputLabel[speaker]} value=${input} placeholder=${words.live.placeholder[speaker]}
                    describedBy="apart" onKeyDown=${onKeyDown} onInput=${(event) => setLiveInput(store, event.target.value)} />
          <button type="button" class="send" aria-label=${words.live.send} title=${words.live.send} onClick=${send} disabled=${!turns.length}>
            <${Icon} name="send" />
          </button>
        </div>
      </div>
    </div>`;
}
