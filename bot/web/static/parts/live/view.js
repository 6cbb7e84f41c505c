// The live view as a whole: steps, what was said, the mood, one hint, the field for what is said next.
import { html } from "../../vendor/htm-preact.js";
import { answerFirst, shownNudge } from "../../state/live-nudge.js";
import { words } from "../../words.js";
import { ByHand } from "../by-hand.js";
import { useMedia } from "../hooks.js";
import { Header } from "../header.js";
import { Notices } from "../notices.js";
import { Ask } from "./ask.js";
import { LiveComposer } from "./composer.js";
import { Ending } from "./ending.js";
import { Mood } from "./mood.js";
import { Nudge } from "./nudge.js";
import { LiveRail } from "./rail.js";
import { Start } from "./start.js";
import { Status } from "./status.js";
import { Transcript } from "./transcript.js";
import { WrapUp } from "./wrapup.js";

/** Problems of a case are the case's; here only what concerns the whole page is told. */
const NO_CASE = { problem: null };

export function LiveView({ store, state, shown }) {
  const { call, wrapup } = state.live;
  const phase = !call ? "start" : wrapup ? "wrapup" : "call";
  return html`
    <div class="frame" data-live=${phase}>
      <${Header} store=${store} state=${state} shown=${shown} />
      ${phase === "call" && html`<${LiveRail} store=${store} state=${state} />`}
      <main class="stage live">
        <h1 class="unseen">${words.name}: ${words.live.title}</h1>
        <${Notices} store=${store} state=${state} shown=${NO_CASE} />
        ${phase === "start" && html`<${Start} store=${store} state=${state} />`}
        ${phase === "call" && html`<${Call} key=${call.id} store=${store} state=${state} />`}
        ${phase === "wrapup" && html`<${WrapUp} key=${call.id} store=${store} state=${state} />`}
      </main>
    </div>`;
}

/** The hint stands beside what was said where there is room, and right above the field where there isn't. */
function Call({ store, state }) {
  const wide = useMedia("(min-width: 68.75rem)");
  const { live } = state;
  const first = answerFirst(live);
  const help = html`
    ${state.byHand && html`<${ByHand} store=${store} text=${state.byHand} />`}
    <div class="help-order" data-first=${first ? "answer" : "hint"}>
      <${Nudge} store=${store} state=${state} card=${shownNudge(live)} numbered=${!first} />
      <${Ask} store=${store} state=${state} numbered=${first || !shownNudge(live)} />
    </div>`;
  const mood = html`<${Mood} turns=${live.turns} small=${!wide} />`;
  return html`
    <div class="live-call">
      <${Status} store=${store} live=${live} mood=${!wide && mood} />
      <${Transcript} store=${store} state=${state} />
      ${!wide && html`<div class="live-help">${help}</div>`}
      ${live.ending ? html`<${Ending} store=${store} live=${live} />` : html`<${LiveComposer} store=${store} live=${live} withAsk=${!wide} />`}
      ${wide && html`<aside class="live-side" aria-label=${words.live.side}>${mood}${help}</aside>`}
    </div>`;
}
