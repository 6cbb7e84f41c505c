// Why they feel as they do now: the words that did it, and by how much.
import { html } from "../../vendor/htm-preact.js";
import { words } from "../../words.js";

const signed = (number) => (number > 0 ? `+${number}` : `−${Math.abs(number)}`);

/** What changed, in tenths; what stayed is left out. */
function changes(reason) {
  const { feelings } = words.practice;
  const parts = ["anger", "trust", "heard"].map((name) => [name, Math.round((Number(reason[name]) || 0) * 100) / 10]);
  parts.push(["patience", Number(reason.patience) || 0]);
  return parts.filter(([, by]) => by !== 0).map(([name, by]) => feelings.changed(feelings.changes[name], signed(by)));
}

function Reason({ reason }) {
  const changed = changes(reason);
  return html`
    <li class="reason" data-tone=${reason.tone}>
      <p><strong>${words.practice.feelings.tone[reason.tone]}:</strong> ${reason.title}</p>
      ${reason.quote && html`<q>${reason.quote}</q>`}
      <p class="reason-why">${reason.why}</p>
      ${changed.length > 0 && html`<p class="reason-changed">${changed.join(" · ")}</p>`}
    </li>`;
}

export function Why({ now, names }) {
  const { shown, path } = now;
  const { feelings } = words.practice;
  const reasons = path.at(-1)?.reasons ?? [];
  return html`
    <div class="why">
      <dl class="why-values">
        ${names.map((name) => html`<div key=${name}><dt>${feelings.names[name]}</dt><dd>${feelings.tenths(Math.round(shown[name] * 10))}</dd></div>`)}
      </dl>
      ${reasons.length > 0
        ? html`<ul class="reasons">${reasons.map((reason, index) => html`<${Reason} key=${index} reason=${reason} />`)}</ul>`
        : html`<p class="quiet">${path.length ? feelings.noReasons : feelings.none}</p>`}
      ${now.stage === "running" && html`<p class="quiet">${feelings.patience(shown.patience)}</p>`}
    </div>`;
}
