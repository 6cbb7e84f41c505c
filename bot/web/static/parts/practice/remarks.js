// What worked in a line, and what to change, each with the words it is about and others to use instead.
import { html } from "../../vendor/htm-preact.js";
import { focusInputEnd } from "../../state/focus.js";
import { setInput } from "../../state/actions.js";
import { words } from "../../words.js";
import { Evidence } from "../evidence.js";

function Instead({ store, instead, usable }) {
  const { remarks } = words.practice;
  const use = (text) => (setInput(store, text), focusInputEnd());
  return html`
    <p class="remark-instead-title">${remarks.instead}</p>
    <ul class="remark-instead">
      ${instead.map((text) => html`
        <li key=${text}>
          <q>${text}</q>${" "}
          ${usable && html`<button type="button" class="link" aria-label=${remarks.useText(text)} onClick=${() => use(text)}>${remarks.use}</button>`}
        </li>`)}
    </ul>`;
}

export function Remark({ store, remark, usable }) {
  const { remarks } = words.practice;
  const instead = Array.isArray(remark.instead) ? remark.instead.slice(0, 2) : [];
  return html`
    <li class="remark" data-tone=${remark.tone}>
      <p class="remark-head">
        <span class="remark-mark" aria-hidden="true">${remarks.mark[remark.tone]}</span><span class="unseen">${remarks.tone[remark.tone]}: </span>
        <strong>${remark.text}</strong>
      </p>
      <div class="remark-body">
        ${remark.quote && html`<mark class="said" data-tone=${remark.tone}>${remark.quote}</mark>`}
        <p>${remark.why}</p>
        ${remark.step && html`<p class="quiet">${remarks.serves(remark.step)}</p>`}
        ${instead.length > 0 && html`<${Instead} store=${store} instead=${instead} usable=${usable} />`}
        ${remark.evidence && html`<${Evidence} id=${remark.evidence} />`}
      </div>
    </li>`;
}

export function Remarks({ store, remarks, usable }) {
  return html`<ul class="remarks">${remarks.map((remark, index) => html`<${Remark} key=${index} store=${store} remark=${remark} usable=${usable} />`)}</ul>`;
}
