// What the employee switched off or disagreed with, in one place, each to be taken back.
import { html, useEffect, useState } from "../vendor/htm-preact.js";
import { api, told } from "../lib/api.js";
import { switchOn, takeBack } from "../state/opinions.js";
import { words } from "../words.js";
import { Dialog } from "./dialog.js";

function List({ title, rows }) {
  if (!rows.length) return null;
  return html`
    <section>
      <h3 class="section-title">${title}</h3>
      <ul class="hints">${rows}</ul>
    </section>`;
}

function Muted({ store, rule, known }) {
  return html`
    <li>
      <p><strong>${known?.title ?? rule}</strong> ${known?.why}</p>
      <button type="button" class="button" onClick=${() => switchOn(store, rule, store.get().active)}>${words.hints.unmute}</button>
    </li>`;
}

function Disputed({ store, given, known }) {
  const [problem, setProblem] = useState("");
  const undo = async () => {
    const { text, given: left } = await takeBack(store, given);
    setProblem(left ? text : "");
  };
  return html`
    <li>
      <p><strong>${known?.title ?? given.about}</strong>${given.note && html` <q>${given.note}</q>`}</p>
      <button type="button" class="button" onClick=${undo}>${words.hints.withdraw}</button>
      ${problem && html`<p role="alert">${problem}</p>`}
    </li>`;
}

function Lists({ store, state }) {
  const [rules, setRules] = useState(new Map());
  const [problem, setProblem] = useState("");
  useEffect(() => {
    api.rules().then((found) => setRules(new Map(found.map((rule) => [rule.id, rule]))), (trouble) => setProblem(told(trouble)[0]));
  }, []);
  const { muted, disputed } = state;
  return html`
    ${!muted.length && !disputed.length && html`<p>${words.hints.empty}</p>`}
    ${problem && html`<p role="alert">${words.hints.problem} ${problem}</p>`}
    <${List} title=${words.hints.muted} rows=${muted.map((rule) => html`<${Muted} key=${rule} store=${store} rule=${rule} known=${rules.get(rule)} />`)} />
    <${List} title=${words.hints.disputed} rows=${disputed.map((given) => html`
      <${Disputed} key=${`${given.message}${given.rule}`} store=${store} given=${given} known=${rules.get(given.rule)} />`)} />
    <p class="quiet">${words.hints.intro}</p>`;
}

export function HintsDialog({ store, state }) {
  const open = state.dialog === "hints";
  return html`
    <${Dialog} store=${store} name="hints" open=${open} title=${words.hints.title} closeLabel=${words.hints.close}>
      ${open && html`<${Lists} store=${store} state=${state} />`}
    <//>`;
}
