// The page as a whole.
import { html, useEffect } from "../vendor/htm-preact.js";
import { activeCase } from "../state/store.js";
import { words } from "../words.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { useMedia, useStore } from "./hooks.js";
import { Header } from "./header.js";
import { HelpDialog } from "./help.js";
import { Notices } from "./notices.js";
import { Rail } from "./rail.js";
import { RecordDialog, RecordPanel } from "./record.js";
import { titleOf } from "./tabs.js";

export function App({ store }) {
  const state = useStore(store);
  const wide = useMedia("(min-width: 68.75rem)");
  const shown = activeCase(state);
  const title = titleOf(shown);
  useEffect(() => {
    document.title = shown.recovery ? `${title} · ${words.name}` : words.name;
  }, [title, shown.recovery]);
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
      ${withRecord && html`<${RecordPanel} shown=${shown} />`}
    </div>
    <${RecordDialog} store=${store} state=${state} shown=${shown} />
    <${HelpDialog} store=${store} state=${state} />
    <p class="unseen" role="status" aria-live="polite">${state.spoken}</p>`;
}
