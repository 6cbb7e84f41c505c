// The one hint: what to do and what to say. It is there while it fits, and can be sent away with one key.
import { html } from "../../vendor/htm-preact.js";
import { LIVE_KEYS, liveShortcut } from "../../keys-live.js";
import { Markdown } from "../../lib/markdown.js";
import { answerNudge, beginDispute } from "../../state/live-nudge.js";
import { words } from "../../words.js";
import { Evidence } from "../evidence.js";
import { AltKey } from "../key.js";
import { Takeable } from "../phrases.js";
import { Dispute, Opinion } from "./opinion.js";

/** Phrases to take; their numbers work while the field is empty. */
export function Say({ store, state, card, numbered }) {
  if (!card.phrases?.length) return null;
  return html`
    <ul class="takeables">
      ${card.phrases.map((phrase, index) => html`
        <li key=${phrase.id ?? index}><${Takeable} store=${store} state=${state} text=${phrase.text} phrase=${phrase} record=${card.record} number=${numbered && index + 1} /></li>`)}
    </ul>`;
}

const LOOKED_UP_MS = 250;
const WAYS = [
  ["dismiss", (store) => answerNudge(store, "dismissed")],
  ["mute", (store) => answerNudge(store, "muted")],
  ["dispute", beginDispute],
];

function Ways({ store }) {
  return html`
    <div class="nudge-ways" role="group" aria-label=${words.feedback.open}>
      ${WAYS.map(([action, act]) => html`
        <span class="nudge-way" key=${action}>
          <button type="button" class="link" aria-keyshortcuts=${liveShortcut(action)} onClick=${() => act(store)}>${words.live.nudge[action]}</button>
          <${AltKey} action=${action} keys=${LIVE_KEYS} />
        </span>`)}
    </div>`;
}

/** What is looked up comes into sight. */
function show({ currentTarget }) {
  setTimeout(() => currentTarget.scrollIntoView({ block: "nearest" }), LOOKED_UP_MS);
}

function Card({ store, state, card, numbered }) {
  const writing = state.live.opinion?.state === "writing";
  return html`
    <article class="nudge card" key=${card.nudge}>
      <h2 class="nudge-title">${card.title}</h2>
      <${Markdown} text=${card.text} />
      <${Say} store=${store} state=${state} card=${card} numbered=${numbered} />
      <footer class="card-foot">
        ${writing ? html`<${Dispute} store=${store} opinion=${state.live.opinion} />` : html`<${Ways} store=${store} />`}
        ${card.evidence && html`<div class="nudge-evidence" onClick=${show}><${Evidence} id=${card.evidence} key=${card.nudge} /> <${AltKey} action="evidence" keys=${LIVE_KEYS} /></div>`}
      </footer>
    </article>`;
}

export function Nudge({ store, state, card, numbered }) {
  return html`
    <section class="nudge-place" aria-label=${words.live.nudge.label}>
      ${card && html`<${Card} key=${card.nudge} store=${store} state=${state} card=${card} numbered=${numbered} />`}
      <${Opinion} store=${store} opinion=${state.live.opinion} />
    </section>`;
}
