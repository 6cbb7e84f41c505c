// Every piece of advice can be thanked for, waved away, switched off or disputed; and each of these taken back.
import { html, useState } from "../vendor/htm-preact.js";
import { give, takeBack } from "../state/opinions.js";
import { words } from "../words.js";

function Dispute({ onSend, onCancel }) {
  const [note, setNote] = useState("");
  return html`
    <form class="dispute" onSubmit=${(event) => (event.preventDefault(), onSend(note))}>
      <label>${words.feedback.note}<input type="text" maxlength="2000" value=${note} onInput=${(event) => setNote(event.target.value)} /></label>
      <button type="submit" class="button">${words.feedback.send}</button>
      <button type="button" class="button is-quiet" onClick=${onCancel}>${words.feedback.cancel}</button>
    </form>`;
}

function Done({ text, onUndo }) {
  return html`
    <p class="feedback-done" role="status">
      ${text} ${onUndo && html`<button type="button" class="link" onClick=${onUndo}>${words.feedback.again}</button>`}
    </p>`;
}

/** ``about`` is what the opinion is on, in words: the flagged quote, or the card's title. */
export function Feedback({ store, shown, message, kind, rule, about, choices }) {
  const [state, setState] = useState({});
  const opinion = (what, note) => ({ conversation: shown.conversation, message: message.id, kind, rule, about, what, note });
  const send = async (given) => {
    setState(await give(store, given));
  };
  const undo = async () => {
    setState(await takeBack(store, state.given));
  };
  if (state.disputing) return html`<${Dispute} onSend=${(note) => send(opinion("disputed", note))} onCancel=${() => setState({})} />`;
  if (state.text) return html`<${Done} text=${state.text} onUndo=${state.given && undo} />`;
  return html`
    <div class="feedback" role="group" aria-label=${words.feedback.open}>
      ${choices.map((what) => html`
        <button type="button" class="link" key=${what} onClick=${() => (what === "disputed" ? setState({ disputing: true }) : send(opinion(what)))}>
          ${words.feedback[what]}
        </button>`)}
    </div>`;
}
