// The conversation with the customer, the newest at the bottom, with what waits to be said.
import { html, useEffect, useLayoutEffect, useRef } from "../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Outbox } from "../outbox.js";
import { Event, Own, Theirs } from "./lines.js";
import { Remarks } from "./remarks.js";

/** The last exchange in sight, from what the trainee said on: the answer to it, and feedback after that. */
function toNewest(box) {
  const own = [...box.querySelectorAll(".turn[data-speaker='agent']")].at(-1);
  const end = box.scrollHeight - box.clientHeight;
  box.scrollTop = own ? Math.min(end, own.offsetTop - box.offsetTop - 8) : end;
}

export function Talk({ store, shown, now }) {
  const box = useRef();
  const { path, opening, message } = now;
  useLayoutEffect(() => toNewest(box.current), [message?.id, shown.outbox.length]);
  // A hint that comes or goes changes the room: the last exchange stays in sight.
  useEffect(() => {
    const watch = new ResizeObserver(() => box.current && toNewest(box.current));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const waiting = shown.outbox.some((item) => item.text && item.state !== "failed");
  const last = path.at(-1);
  return html`
    <section class="transcript" aria-label=${words.practice.talk}>
      <div class="transcript-box" ref=${box} tabindex="0" role="log" aria-live="off" aria-label=${words.practice.talk}>
        <div class="column">
          <ol class="turns">
            <${Theirs} name=${now.shown.customer} text=${opening} />
            ${path.map((line) => html`<${Exchange} key=${line.id} store=${store} now=${now} line=${line} last=${line === last} />`)}
          </ol>
          ${last?.remarks.length > 0 && html`
            <section class="practice-feedback" aria-label=${words.practice.remarks.title}>
              <h2 class="section-title">${words.practice.remarks.title}</h2>
              <${Remarks} store=${store} remarks=${last.remarks} usable=${now.stage === "running"} />
            </section>`}
          <${Outbox} store=${store} outbox=${shown.outbox.filter((item) => item.text || item.state === "failed")} />
          ${waiting && html`<p class="quiet answering">${words.practice.answering(now.shown.customer)}</p>`}
        </div>
      </div>
    </section>`;
}

function Exchange({ store, now, line, last }) {
  return html`
    <${Own} store=${store} line=${line} remarks=${line.remarks} open=${now.stage === "running"} folded=${!last} />
    ${line.event && html`<${Event} text=${line.event} />`}
    ${line.says && html`<${Theirs} name=${now.shown.customer} text=${line.says} mood=${line.mood} />`}`;
}
