// The record so far: beside the card on a wide page, a layer over it on a narrow one.
import { html } from "../vendor/htm-preact.js";
import { api } from "../lib/api.js";
import { when } from "../lib/times.js";
import { words } from "../words.js";
import { shortcut } from "../keys.js";
import { act } from "../state/actions.js";
import { Dialog } from "./dialog.js";
import { Feelings } from "./feelings.js";
import { Icon } from "./icons.js";
import { AltKey } from "./key.js";

function Section({ title, children }) {
  return html`<section class="record-section"><h3 class="section-title">${title}</h3>${children}</section>`;
}

function Facts({ facts }) {
  return html`
    <dl class="facts">${facts.map(({ kind, label, value }) => html`<div key=${kind}><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function Offers({ offers }) {
  return html`
    <ul class="entries">
      ${offers.map(({ text, state }) => html`<li data-state=${state}>${text}</li>`)}
    </ul>`;
}

function Promises({ promises }) {
  const due = ({ due, due_text }) => due_text || when(due);
  return html`
    <ul class="entries">
      ${promises.map((each) => html`
        <li key=${each.key}>
          ${words.record.promise(each.who, each.what)} ${due(each) && html`<span class="due">${words.record.due(due(each))}</span>`}
          <span class="state" data-state=${each.state}>${words.record.promiseState[each.state] ?? each.state}</span>
        </li>`)}
    </ul>`;
}

function Ending({ recovery }) {
  const rows = [["outcome", recovery.result], ["cause", recovery.cause]].filter(([, value]) => value);
  if (!rows.length) return null;
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div key=${name}><dt>${words.record[name]}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** To hand on without a file: five lines on the clipboard, or a sheet to print. */
function HandOn({ store, state, recovery }) {
  const copied = state.copied !== null && state.copied === state.crmCopied;
  return html`
    <p class="exports">
      <button type="button" class="button" title=${words.record.crmTip} aria-keyshortcuts=${shortcut("crm")} onClick=${() => act(store, "crm")}>
        <${Icon} name=${copied ? "tick" : "copy"} /> ${copied ? words.card.copied : words.record.crm} <${AltKey} action="crm" />
      </button>
      <a class="button" href=${api.sheetLink(recovery.id)} target="_blank" rel="noopener" aria-keyshortcuts=${shortcut("print")}>
        <${Icon} name="print" /> ${words.record.print} <${AltKey} action="print" />
      </a>
    </p>`;
}

function Export({ recovery }) {
  return html`
    <${Section} title=${words.record.export}>
      <p class="exports">
        ${Object.keys(words.record.formats).map((format, index) => html`
          <a class="button" key=${format} id=${index ? undefined : "export"} href=${api.exportLink(recovery.id, format)} download
             aria-label=${`${words.record.formats[format]} (${words.record.formatNames[format]})`}>
            ${words.record.formats[format]} <span class="quiet">${words.record.formatNames[format]}</span>
          </a>`)}
      </p>
    <//>`;
}

function Content({ store, state, recovery }) {
  const { title, phase, opened_at, closed_at, facts, feelings, offers, promises, notes } = recovery;
  const times = [words.record.opened(when(opened_at)), closed_at && words.record.closed(when(closed_at))].filter(Boolean).join(" · ");
  const bare = !facts.length && !feelings.length && !offers.length && !promises.length && !notes.length;
  return html`
    <p class="record-what"><strong>${title}</strong> <span class="state" data-state=${phase}>${words.record.phase[phase]}</span></p>
    <p class="quiet">${times}</p>
    <${HandOn} store=${store} state=${state} recovery=${recovery} />
    ${bare && html`<p class="quiet">${words.record.empty}</p>`}
    ${facts.length > 0 && html`<${Section} title=${words.record.facts}><${Facts} facts=${facts} /><//>`}
    ${feelings.length > 0 && html`<${Section} title=${words.record.feelings}><${Feelings} feelings=${feelings} /><//>`}
    ${offers.length > 0 && html`<${Section} title=${words.record.offers}><${Offers} offers=${offers} /><//>`}
    ${promises.length > 0 && html`<${Section} title=${words.record.promises}><${Promises} promises=${promises} /><//>`}
    ${notes.length > 0 && html`<${Section} title=${words.record.notes}><ul class="entries">${notes.map((note) => html`<li>${note}</li>`)}</ul><//>`}
    <${Ending} recovery=${recovery} />
    <${Export} recovery=${recovery} />`;
}

export function RecordPanel({ store, state, shown }) {
  return html`
    <aside class="record" aria-labelledby="record-panel-title">
      <h2 class="record-title" id="record-panel-title">${words.record.title}</h2>
      <${Content} store=${store} state=${state} recovery=${shown.recovery} />
    </aside>`;
}

export function RecordDialog({ store, state, shown }) {
  return html`
    <${Dialog} store=${store} name="record" open=${state.dialog === "record"} title=${words.record.title} closeLabel=${words.record.close}>
      ${shown.recovery ? html`<${Content} store=${store} state=${state} recovery=${shown.recovery} />` : html`<p class="quiet">${words.record.empty}</p>`}
    <//>`;
}
