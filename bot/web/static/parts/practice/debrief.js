// After the call, part by part: what worked, what to change, the checks; and what was said, the words of it marked.
import { html, useEffect, useRef } from "../../vendor/htm-preact.js";
import { PRACTICE_KEYS, practiceShortcut } from "../../keys-practice.js";
import { Markdown } from "../../lib/markdown.js";
import { shownOf } from "../../lib/rehearsal.js";
import { focusInput } from "../../state/focus.js";
import { steer } from "../../state/practice.js";
import { words } from "../../words.js";
import { Icon } from "../icons.js";
import { AltKey } from "../key.js";
import { Outbox } from "../outbox.js";
import { Event, Own, Theirs } from "./lines.js";
import { Remarks } from "./remarks.js";
import { Tries } from "./tries.js";

export function Checks({ checks }) {
  const { debrief } = words.practice;
  return html`
    <ul class="checks">
      ${checks.map(({ id, title, met, quote }) => html`
        <li key=${id} data-met=${met ? "yes" : "no"}>
          <${Icon} name=${met ? "tick" : "cross"} />
          <span>${title}<span class="unseen">, ${met ? debrief.met : debrief.unmet}</span>${quote && html`${" "}<q>${quote}</q>`}</span>
        </li>`)}
    </ul>`;
}

/** The part in its own form; what has none of its own is shown as it was written. */
function Part({ store, card, part }) {
  if (part?.checks.length) return html`<${Checks} checks=${part.checks} />`;
  if (part?.part && part.remarks.length) return html`<${Remarks} store=${store} remarks=${part.remarks} />`;
  return html`<${Markdown} text=${card.text} />`;
}

/** The remarks of all parts that were seen, to mark the words they quote. */
function remarksOf(shown, id) {
  const parts = shown.messages.map((message) => shownOf(message.cards[0])).filter((part) => part?.id === id && part.part);
  return parts.flatMap((part) => part.remarks);
}

export function Debrief({ store, state, shown, now }) {
  const { card, path, opening } = now;
  const remarks = remarksOf(shown, now.shown.id);
  const box = useRef();
  useEffect(() => void (box.current.scrollTop = 0), [now.message?.id]);
  const next = () => (steer(store, "next"), focusInput());
  return html`
    <div class="conversation debrief" ref=${box}>
      <div class="column">
        <${Outbox} store=${store} outbox=${shown.outbox.filter((item) => item.state === "failed")} />
        <article class="card" data-part=${now.shown.part ?? "over"}>
          <h2 class="card-title">${card.title}</h2>
          <${Part} store=${store} card=${card} part=${shownOf(card)} />
          <div class="card-buttons">
            <button type="button" class="button is-main" data-home aria-keyshortcuts=${practiceShortcut("next")} onClick=${next}>
              ${words.practice.actions.next} <${AltKey} action="next" keys=${PRACTICE_KEYS} />
            </button>
          </div>
        </article>
        <section class="debrief-talk">
          <h2 class="section-title">${words.practice.debrief.talk}</h2>
          <p class="quiet">${words.practice.debrief.again}</p>
          <ol class="turns">
            <${Theirs} name=${now.shown.customer} text=${opening} />
            ${path.map((line) => html`
              <${Own} key=${line.id} store=${store} line=${line} remarks=${remarks} open />
              ${line.event && html`<${Event} text=${line.event} />`}
              ${line.says && html`<${Theirs} name=${now.shown.customer} text=${line.says} mood=${line.mood} />`}`)}
          </ol>
        </section>
        ${now.tries > 1 && html`<${Tries} store=${store} state=${state} id=${now.shown.id} head=${now.shown.line} />`}
      </div>
    </div>`;
}
