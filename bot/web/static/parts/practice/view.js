// The practice view as a whole: the scene, the conversation, how the customer feels; afterwards what to take from it.
import { html, useEffect } from "../../vendor/htm-preact.js";
import { rehearsalOf } from "../../lib/rehearsal.js";
import { focusInput } from "../../state/focus.js";
import { patchPractice } from "../../state/practice.js";
import { words } from "../../words.js";
import { Header } from "../header.js";
import { useMedia } from "../hooks.js";
import { Notices } from "../notices.js";
import { PracticeComposer } from "./composer.js";
import { Debrief } from "./debrief.js";
import { Feelings } from "./feelings.js";
import { Scene } from "./scene.js";
import { Start } from "./start.js";
import { Talk } from "./talk.js";
import { TriesDialog } from "./tries.js";

export function PracticeView({ store, state, shown }) {
  const now = rehearsalOf(shown);
  const { stage } = now;
  // A card that offers something new draws the keyboard there; the talk itself leaves it where it is.
  const place = [shown.conversation, now.shown?.id, stage, stage === "start" && now.message?.id].join(" ");
  useEffect(() => focusInput(), [place]);
  // Once something is said, who one is is known: the room is needed for the conversation.
  useEffect(() => {
    if (stage === "running") patchPractice(store, { scene: now.path.length === 0 });
  }, [now.shown?.id, now.path.length > 0]);
  return html`
    <div class="frame" data-practice=${stage}>
      <${Header} store=${store} state=${state} shown=${shown} />
      <main class="stage practice">
        <h1 class="unseen">${words.name}: ${words.practice.tab(now.shown?.customer)}</h1>
        <${Notices} store=${store} state=${state} shown=${shown} />
        ${stage === "start"
          ? html`<${Start} key=${now.message?.id} store=${store} state=${state} shown=${shown} now=${now} />`
          : html`<${Underway} key=${now.shown.id} store=${store} state=${state} shown=${shown} now=${now} />`}
      </main>
    </div>
    <${TriesDialog} store=${store} state=${state} now=${now} />`;
}

/** How they feel stands beside the conversation where there is room, and right above it where there isn't. */
function Underway({ store, state, shown, now }) {
  const wide = useMedia("(min-width: 68.75rem)");
  const feelings = html`<${Feelings} store=${store} state=${state} now=${now} />`;
  const back = now.stage === "debrief";
  return html`
    <div class="practice-call" data-stage=${now.stage}>
      <${Scene} store=${store} state=${state} now=${now} />
      ${!wide && feelings}
      ${back ? html`<${Debrief} store=${store} state=${state} shown=${shown} now=${now} />` : html`<${Talk} store=${store} shown=${shown} now=${now} />`}
      ${!back && html`<${PracticeComposer} store=${store} shown=${shown} now=${now} />`}
      ${wide && html`<aside class="practice-side" aria-label=${words.practice.feelings.title}>${feelings}</aside>`}
    </div>`;
}
