// What was said, the newest at the bottom, with what waits to be sent.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Icon } from "../icons.js";
import { Turn } from "./turn.js";
import { Waiting } from "./waiting.js";

const NEAR = 48;

export function Transcript({ store, state }) {
  const { turns, outbox } = state.live;
  const box = useRef();
  const atEnd = useRef(true);
  const [behind, setBehind] = useState(false);
  const toEnd = () => {
    box.current.scrollTop = box.current.scrollHeight;
    setBehind(false);
  };
  const sent = useRef(outbox.length);
  // Who has scrolled up to read stays there; who sends something wants to see it.
  useLayoutEffect(() => {
    if (outbox.length > sent.current) atEnd.current = true;
    sent.current = outbox.length;
    if (atEnd.current) toEnd();
    else setBehind(true);
  }, [turns.length, outbox.length]);
  // A hint that comes or goes changes the room: the last line stays in sight.
  useEffect(() => {
    const watch = new ResizeObserver(() => atEnd.current && toEnd());
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
    if (atEnd.current) setBehind(false);
  };
  const nothing = !turns.length && !outbox.length;
  return html`
    <section class="transcript" aria-label=${words.live.transcript}>
      <div class="transcript-box" ref=${box} tabindex="0" role="log" aria-live="off" aria-label=${words.live.transcript} onScroll=${onScroll}>
        <div class="column">
          ${nothing && html`<p class="quiet transcript-empty">${words.live.empty}</p>`}
          <ol class="turns">
            ${turns.map((turn) => html`<${Turn} key=${turn.turn} store=${store} state=${state} turn=${turn} />`)}
            ${outbox.map((item, index) => html`<${Waiting} key=${item.id} store=${store} item=${item} behind=${index > 0 && outbox[0].state === "failed"} />`)}
          </ol>
        </div>
      </div>
      ${behind && html`<button type="button" class="button to-newest" onClick=${() => (toEnd(), (atEnd.current = true))}>${words.live.newest} <${Icon} name="down" /></button>`}
    </section>`;
}
