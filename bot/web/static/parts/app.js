// The page as a whole.
import { html, useEffect, useErrorBoundary } from "../vendor/htm-preact.js";
import { activeCase, changeCase, currentMessage } from "../state/store.js";
import { waitingCases } from "../state/waiting.js";
import { words } from "../words.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { useMedia, useStore } from "./hooks.js";
import { Header } from "./header.js";
import { LiveView } from "./live/view.js";
import { isPractice } from "../lib/rehearsal.js";
import { PracticeView } from "./practice/view.js";
import { HelpDialog } from "./help.js";
import { HintsDialog } from "./hints.js";
import { Notices } from "./notices.js";
import { Rail } from "./rail.js";
import { RecordDialog, RecordPanel } from "./record.js";
import { titleOf } from "./tabs.js";

/** Should anything on the page stumble, the employee is told, and what was typed is still in the browser. */
export function App({ store }) {
  const [error] = useErrorBoundary((failure) => console.error(failure));
  if (!error) return html`<${Page} store=${store} />`;
  return html`
    <main class="stumbled">
      <h1>${words.problems.stumbled}</h1>
      <p role="alert">${words.problems.stumbledDo}</p>
      <button type="button" class="button is-main" onClick=${() => location.reload()}>${words.problems.reload}</button>
    </main>`;
}

function Page({ store }) {
  const state = useStore(store);
  const live = state.view === "live";
  const wide = useMedia("(min-width: 68.75rem)");
  const shown = activeCase(state);
  const title = titleOf(shown);
  const waiting = waitingCases(state).size;
  const current = live ? null : currentMessage(shown)?.id;
  const practice = isPractice(shown);
  const heading = live ? words.live.title : (shown.recovery || practice) && title;
  useEffect(() => {
    document.title = (waiting ? words.tabs.count(waiting) : "") + (heading ? `${heading} · ${words.name}` : words.name);
  }, [heading, waiting]);
  useEffect(() => {
    if (current) changeCase(store, shown.conversation, (now) => (now.seen === current ? {} : { seen: current }));
  }, [current, shown.conversation]);
  if (live) return html`<${LiveView} store=${store} state=${state} shown=${shown} /><${Layers} store=${store} state=${state} shown=${shown} />`;
  if (practice) return html`<${PracticeView} store=${store} state=${state} shown=${shown} /><${Layers} store=${store} state=${state} shown=${shown} />`;
  const withRecord = wide && state.recordShown && shown.recovery;
  return html`
    <div class="frame" data-case=${shown.recovery ? "yes" : "no"} data-record=${withRecord ? "yes" : "no"}>
      <${Header} store=${store} state=${state} shown=${shown} />
      ${shown.recovery && html`<${Rail} store=${store} state=${state} shown=${shown} />`}
      <main class="stage">
        <h1 class="unseen">${words.name}: ${title}</h1>
        <${Notices} store=${store} state=${state} shown=${shown} />
        <${Conversation} key=${shown.conversation} store=${store} state=${state} shown=${shown} />
        <${Composer} store=${store} state=${state} shown=${shown} />
      </main>
      ${withRecord && html`<${RecordPanel} store=${store} state=${state} shown=${shown} />`}
    </div>
    <${Layers} store=${store} state=${state} shown=${shown} />`;
}

/** What lies over the page, whatever it shows. */
function Layers({ store, state, shown }) {
  return html`
    <${RecordDialog} store=${store} state=${state} shown=${shown} />
    <${HelpDialog} store=${store} state=${state} />
    <${HintsDialog} store=${store} state=${state} />
    <p class="unseen" role="status" aria-live="polite">${state.spoken}</p>`;
}
