// One line to the coach, and its answer.
import { html } from "../../vendor/htm-preact.js";
import { LIVE_KEYS, liveShortcut } from "../../keys-live.js";
import { Markdown } from "../../lib/markdown.js";
import { askCoach, closeAsk, setAsk } from "../../state/live-ask.js";
import { words } from "../../words.js";
import { Evidence } from "../evidence.js";
import { Icon } from "../icons.js";
import { AltKey } from "../key.js";
import { Say } from "./nudge.js";

function Answer({ store, state, card, numbered }) {
  return html`
    <article class="answer">
      <button type="button" class="tool" aria-label=${words.live.ask.close} title=${words.live.ask.close} onClick=${() => closeAsk(store)}><${Icon} name="cross" /></button>
      <h2 class="nudge-title">${card.title}</h2>
      <${Markdown} text=${card.text} />
      <${Say} store=${store} state=${state} card=${card} numbered=${numbered} />
      ${card.buttons?.length > 0 && html`
        <div class="card-buttons" role="group" aria-label=${words.card.answer}>
          ${card.buttons.map(({ title, payload }) => html`<button type="button" class="button is-quiet" key=${payload} onClick=${() => askCoach(store, payload)}>${title}</button>`)}
        </div>`}
      ${card.evidence && html`<${Evidence} id=${card.evidence} key=${card.evidence} />`}
    </article>`;
}

/** Without room for it, the line shows itself only when it is wanted. */
export function Ask({ store, state, numbered }) {
  const { open, input, busy, card, problem } = state.live.ask;
  const send = (event) => {
    event.preventDefault();
    askCoach(store);
  };
  return html`
    <section class="ask" data-open=${open || card || problem || input ? "yes" : "no"} aria-label=${words.live.ask.label}>
      ${card && html`<${Answer} store=${store} state=${state} card=${card} numbered=${numbered} />`}
      ${problem && html`<p class="live-problem" role="alert">${problem}</p>`}
      <form class="ask-line" onSubmit=${send}>
        <input type="text" id="ask-coach" aria-label=${words.live.ask.label} aria-keyshortcuts=${liveShortcut("ask")} autocomplete="off" maxlength="2000"
               placeholder=${words.live.ask.placeholder} value=${input} onInput=${(event) => setAsk(store, event.target.value)} />
        <${AltKey} action="ask" keys=${LIVE_KEYS} />
        ${(input.trim() || busy) && html`<button type="submit" class="button is-quiet">${busy ? words.live.ask.busy : words.live.ask.send}</button>`}
      </form>
    </section>`;
}
