// The newest answer, big: what to do now.
import { html } from "../vendor/htm-preact.js";
import { words } from "../words.js";
import { numbered } from "../state/taking.js";
import { ByHand } from "./by-hand.js";
import { Card } from "./card.js";
import { said } from "./said.js";

export function CurrentCards({ store, state, shown, message }) {
  const numbers = numbered(message, state.muted);
  return html`
    <section class="current" aria-label=${words.card.current}>
      <p class="you-said"><span class="you-said-who">${words.card.youSaid}</span> ${said(message)}</p>
      ${state.byHand && html`<${ByHand} store=${store} text=${state.byHand} />`}
      ${message.cards.map((card, index) => html`
        <${Card} key=${index} store=${store} state=${state} shown=${shown} message=${message} card=${card} numbers=${numbers} />`)}
    </section>`;
}
