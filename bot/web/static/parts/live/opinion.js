// What was done with a hint: a note to write, a word that it is kept, a way back.
import { html } from "../../vendor/htm-preact.js";
import { LIVE_KEYS, liveShortcut } from "../../keys-live.js";
import { answerNudge, cancelDispute, noteDispute, retryOpinion, undoOpinion } from "../../state/live-nudge.js";
import { words } from "../../words.js";
import { AltKey } from "../key.js";

export function Dispute({ store, opinion }) {
  const send = (event) => {
    event.preventDefault();
    answerNudge(store, "disputed", opinion.note);
  };
  return html`
    <form class="dispute" onSubmit=${send}>
      <label>${words.live.nudge.note}<input type="text" id="dispute-note" maxlength="2000" value=${opinion.note} onInput=${(event) => noteDispute(store, event.target.value)} /></label>
      <button type="submit" class="button">${words.feedback.send}</button>
      <button type="button" class="button is-quiet" onClick=${() => cancelDispute(store)}>${words.feedback.cancel}</button>
    </form>`;
}

export function Opinion({ store, opinion }) {
  if (!opinion || opinion.state === "writing" || opinion.state === "telling") return null;
  const failed = opinion.state === "failed";
  return html`
    <p class="feedback-done opinion" role=${failed ? "alert" : undefined}>
      ${failed ? words.live.notRecorded : words.live.answered[opinion.what]} ${opinion.problem}${" "}
      <button type="button" class="link" aria-keyshortcuts=${liveShortcut(failed ? "retry" : "undo")}
              onClick=${() => (failed ? retryOpinion(store) : undoOpinion(store))}>${failed ? words.log.retry : words.feedback.again}</button>${" "}
      <${AltKey} action=${failed ? "retry" : "undo"} keys=${LIVE_KEYS} />
    </p>`;
}
