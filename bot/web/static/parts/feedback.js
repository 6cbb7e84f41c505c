// Every piece of advice can be thanked for, waved away, switched off or disputed.
import { html, useState } from "../vendor/htm-preact.js";
import { api } from "../lib/api.js";
import { muteRule } from "../state/muting.js";
import { words } from "../words.js";

function Dispute({ onSend, onCancel }) {
  const [note, setNote] = useState("");
  return html`
    <form class="dispute" onSubmit=${(event) => (event.preventDefault(), onSend(note))}>
      <label>${words.feedback.note}<input type="text" value=${note} onInput=${(event) => setNote(event.target.value)} /></label>
      <button type="submit" class="button">${words.feedback.send}</button>
      <button type="button" class="button is-quiet" onClick=${onCancel}>${words.feedback.cancel}</button>
    </form>`;
}

export function Feedback({ store, shown, message, kind, rule, choices }) {
  const [state, setState] = useState("");
  const give = async (what, note) => {
    const given = { conversation: shown.conversation, message: message.id, kind, what };
    if (rule) given.rule = rule;
    if (note) given.note = note;
    try {
      await api.feedback(given);
      if (what === "muted" && store) muteRule(store, rule);
      setState(what === "muted" ? words.feedback.mutedDone : words.feedback.thanks);
    } catch (trouble) {
      setState(`${trouble.message} ${trouble.todo}`);
    }
  };
  if (state === "disputing") return html`<${Dispute} onSend=${(note) => give("disputed", note)} onCancel=${() => setState("")} />`;
  if (state) return html`<p class="feedback-done" role="status">${state}</p>`;
  return html`
    <div class="feedback" role="group" aria-label=${words.feedback.open}>
      ${choices.map((what) => html`
        <button type="button" class="link" key=${what} onClick=${() => (what === "disputed" ? setState("disputing") : give(what))}>
          ${words.feedback[what]}
        </button>`)}
    </div>`;
}
