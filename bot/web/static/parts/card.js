// A card: what to do, what to say, what to leave unsaid, what to choose from.
import { html, useErrorBoundary } from "../vendor/htm-preact.js";
import { Markdown } from "../lib/markdown.js";
import { press } from "../state/outbox.js";
import { ownButtons, suggested } from "../state/taking.js";
import { words } from "../words.js";
import { Evidence } from "./evidence.js";
import { Feedback } from "./feedback.js";
import { Findings } from "./findings.js";
import { Key } from "./key.js";
import { Phrases } from "./phrases.js";

/** The number that stands beside a phrase, rewrite or button; undefined when it has none. */
export function numberOf(numbers, matches) {
  return numbers?.find(matches)?.number;
}

function Buttons({ store, state, shown, buttons, message, numbers }) {
  const likely = numbers ? suggested(shown) : null;
  return html`
    <div class="card-buttons" role="group" aria-label=${words.card.answer}>
      ${buttons.map((button) => {
        const number = numberOf(numbers, (each) => each.button === button);
        return html`
          <button type="button" class="button" key=${button.payload} data-armed=${state.copied === button ? "yes" : "no"}
                  onClick=${() => press(store, button, message)}>
            ${number && html`<${Key}>${number}<//>`} ${button.title} ${button === likely && html`<${Key}>${words.card.enter}<//>`}
          </button>`;
      })}
    </div>`;
}

/** Where this belongs; the step's title is left out where the card's says the same. */
function stepLine({ step, title }) {
  const count = words.rail.count(step.number, step.of);
  return title.includes(step.title) ? count : words.card.step(count, step.title);
}

/** The title without "2 of 4 · ": the line above it says that here. */
function titleOf({ step, title }) {
  return step ? title.replace(`${step.number} of ${step.of} · `, "") : title;
}

/** A card that can't be drawn takes only itself along, not the page. */
export function Card(parts) {
  const [error] = useErrorBoundary((failure) => console.error(failure));
  if (!error && !parts.card.broken) return html`<${Drawn} ...${parts} />`;
  return html`
    <article class="card" data-kind="broken">
      <h2 class="card-title">${words.card.broken}</h2>
      <p class="prose">${words.card.brokenDo}</p>
    </article>`;
}

function Drawn({ store, state, shown, message, card, numbers }) {
  const buttons = ownButtons(card);
  const parts = { store, state, shown, message, card, numbers };
  return html`
    <article class="card" data-kind=${card.kind}>
      ${card.step && html`<p class="card-step">${stepLine(card)}</p>`}
      <h2 class="card-title">${titleOf(card)}</h2>
      <${Markdown} text=${card.text} />
      ${card.findings?.length > 0 && html`<${Findings} ...${parts} />`}
      ${card.phrases?.length > 0 && html`<${Phrases} ...${parts} />`}
      ${buttons.length > 0 && html`<${Buttons} ...${parts} buttons=${buttons} />`}
      <footer class="card-foot">
        ${card.evidence && html`<${Evidence} id=${card.evidence} />`}
        <${Feedback} store=${store} shown=${shown} message=${message} kind=${card.kind} about=${card.title} choices=${["helpful", "dismissed", "disputed"]} />
      </footer>
    </article>`;
}
