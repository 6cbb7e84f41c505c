// What the employee could say: one press, one number, copied.
import { html } from "../vendor/htm-preact.js";
import { focusInput } from "../state/focus.js";
import { take } from "../state/taking.js";
import { words } from "../words.js";
import { numberOf } from "./card.js";
import { Icon } from "./icons.js";
import { Key } from "./key.js";

/** Words to take: a whole line is the button, so that it can't be missed. */
export function Takeable({ store, state, text, number, note, phrase, record }) {
  const copied = state.copied === text;
  const onClick = async () => {
    await take(store, { text, phrase, record });
    if (!store.get().byHand) focusInput();
  };
  return html`
    <button type="button" class="takeable" data-copied=${copied ? "yes" : "no"} onClick=${onClick}>
      ${number ? html`<${Key}>${number}<//>` : html`<span class="key-gap"></span>`}
      <span class="takeable-words">
        <q>${text}</q>
        ${note && html`<span class="takeable-note">${note}</span>`}
      </span>
      <span class="takeable-do"><${Icon} name=${copied ? "tick" : "copy"} /> <span class="takeable-label">${copied ? words.card.copied : words.card.copy}</span></span>
    </button>`;
}

function note({ tone, length, channel }) {
  const channels = [channel ?? []].flat().map((each) => words.channel[each]).filter(Boolean);
  return [words.tone[tone], words.length[length], channels.join(", ")].filter(Boolean).join(" · ");
}

export function Phrases({ store, state, card, numbers }) {
  return html`
    <section class="say">
      <h3 class="card-label">${words.card.say}</h3>
      <ul class="takeables">
        ${card.phrases.map((phrase) => html`
          <li key=${phrase.id}>
            <${Takeable} store=${store} state=${state} text=${phrase.text} phrase=${phrase} note=${note(phrase)}
                         number=${numberOf(numbers, (each) => each.phrase === phrase)} />
          </li>`)}
      </ul>
    </section>`;
}
