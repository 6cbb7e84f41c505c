// The middle of the page: the card that counts now, what couldn't be sent, and the conversation under it.
import { html, useEffect, useRef } from "../vendor/htm-preact.js";
import { currentMessage } from "../state/store.js";
import { words } from "../words.js";
import { CurrentCards } from "./current.js";
import { Log } from "./log.js";
import { Outbox } from "./outbox.js";
import { Welcome } from "./welcome.js";

export function Conversation({ store, state, shown }) {
  const box = useRef();
  const current = currentMessage(shown);
  useEffect(() => {
    if (!box.current) return;
    box.current.scrollTop = 0;
    // In a low window the page scrolls as a whole.
    document.scrollingElement.scrollTop = 0;
  }, [current?.id, shown.outbox.length]);
  const unsent = new Set(shown.outbox.map((item) => item.id));
  const earlier = shown.messages.filter((message) => message !== current && !unsent.has(message.id));
  const empty = !current && !shown.outbox.length;
  return html`
    <div class="conversation" ref=${box} tabindex="-1">
      <div class="column">
        <${Outbox} store=${store} outbox=${shown.outbox} />
        ${empty && shown.loading && html`<p class="quiet" role="status">${words.notice.loading}</p>`}
        ${empty && !shown.loading && !shown.problem && html`<${Welcome} store=${store} state=${state} />`}
        ${current && html`<${CurrentCards} key=${current.id} store=${store} state=${state} shown=${shown} message=${current} />`}
        ${earlier.length > 0 && html`<${Log} store=${store} shown=${shown} state=${state} messages=${earlier} />`}
      </div>
    </div>`;
}
