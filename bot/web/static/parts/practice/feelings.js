// How the customer feels: a face, three bars with words, and why, when it is asked for.
import { html } from "../../vendor/htm-preact.js";
import { PRACTICE_KEYS, practiceShortcut } from "../../keys-practice.js";
import { toggleWhy } from "../../state/practice.js";
import { words } from "../../words.js";
import { AltKey } from "../key.js";
import { Face } from "./face.js";
import { Why } from "./why.js";

const NAMES = ["anger", "trust", "heard"];
const STEPS = [0.05, 0.3, 0.55, 0.8];

const tenths = (value) => Math.round(value * 10);
const inWord = (value) => words.practice.feelings.much[STEPS.filter((step) => value >= step).length];

function Bar({ name, value }) {
  const { feelings } = words.practice;
  return html`
    <li class="bar" data-name=${name}>
      <span class="bar-name">${feelings.names[name]}</span>
      <span class="bar-word">${inWord(value)}</span>
      <svg class="bar-picture" viewBox="0 0 100 8" preserveAspectRatio="none" role="meter" aria-label=${feelings.names[name]}
           aria-valuemin="0" aria-valuemax="10" aria-valuenow=${tenths(value)} aria-valuetext=${feelings.value(tenths(value), inWord(value))}>
        <rect class="bar-ground" width="100" height="8" /><rect class="bar-full" width=${100 * value} height="8" />
      </svg>
    </li>`;
}

export function Feelings({ store, state, now }) {
  const { shown } = now;
  const { feelings } = words.practice;
  const { why } = state.practice;
  const mood = feelings.mood[shown.mood] ?? shown.mood;
  return html`
    <section class="practice-feelings" aria-label=${feelings.title}>
      <div class="feelings-now">
        <${Face} shown=${shown} />
        <p class="feelings-who"><strong>${shown.customer}</strong> <span data-mood=${shown.mood}>${mood}</span></p>
        <ul class="bars">${NAMES.map((name) => html`<${Bar} key=${name} name=${name} value=${shown[name]} />`)}</ul>
        <button type="button" class="link why-button" aria-expanded=${String(why)} aria-keyshortcuts=${practiceShortcut("why")} onClick=${() => toggleWhy(store)}>
          ${feelings.why} <${AltKey} action="why" keys=${PRACTICE_KEYS} />
        </button>
      </div>
      ${why && html`<${Why} now=${now} names=${NAMES} />`}
    </section>`;
}
