// The conversation so far, newest first, a line each; a line opens to the card it was answered with.
import { html, useState } from "../vendor/htm-preact.js";
import { when } from "../lib/times.js";
import { words } from "../words.js";
import { Card } from "./card.js";
import { said } from "./said.js";

function Line({ store, state, shown, message }) {
  const [open, setOpen] = useState(false);
  return html`
    <details class="line" open=${open} onToggle=${(event) => setOpen(event.target.open)}>
      <summary>
        <time class="line-time" datetime=${message.at}>${when(message.at)}</time>
        <span class="line-said">${said(message)}</span>
        <span class="line-title">${message.cards[0]?.title ?? ""}</span>
      </summary>
      ${open && message.cards.map((card, index) => html`
        <${Card} key=${index} store=${store} state=${state} shown=${shown} message=${message} card=${card} />`)}
    </details>`;
}

export function Log({ store, state, shown, messages }) {
  return html`
    <section class="log-section">
      <h2 class="section-title" id="log-title">${words.log.label}</h2>
      <div class="log" role="log" aria-live="off" aria-labelledby="log-title">
        ${messages.toReversed().map((message) => html`
          <${Line} key=${message.id} store=${store} state=${state} shown=${shown} message=${message} />`)}
      </div>
    </section>`;
}
