// One quiet line when something about the whole page needs saying.
import { html } from "../vendor/htm-preact.js";
import { refresh } from "../state/cases.js";
import { words } from "../words.js";
import { Icon } from "./icons.js";

function Readiness({ readiness }) {
  if (!readiness || readiness.ready) return null;
  const { notice } = words;
  const what = readiness.waitingFor ? notice.startingFor(readiness.waitingFor) : notice.starting;
  return html`
    <p class="notice" role="status">
      <strong>${readiness.reached ? what : notice.away}</strong> ${readiness.reached ? notice.startingDo : notice.awayDo}
    </p>`;
}

function Problem({ store, shown }) {
  if (!shown.problem) return null;
  const { error, todo } = shown.problem;
  return html`
    <div class="notice" role="alert">
      <p><strong>${words.notice.caseProblem}</strong> ${error} ${todo}</p>
      <button type="button" class="button" onClick=${() => refresh(store, shown.conversation)}>${words.problems.again}</button>
    </div>`;
}

export function Notices({ store, state, shown }) {
  return html`
    <div class="notices">
      <${Readiness} readiness=${state.readiness} />
      <${Problem} store=${store} shown=${shown} />
      ${state.notice && html`
        <div class="notice" role="status">
          <p>${state.notice}</p>
          <button type="button" class="tool" aria-label=${words.notice.dismiss} onClick=${() => store.set({ notice: "" })}><${Icon} name="cross" /></button>
        </div>`}
    </div>`;
}
