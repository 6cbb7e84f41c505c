// One tab a case, at most four.
import { html } from "../vendor/htm-preact.js";
import { shortcut } from "../keys.js";
import { isPractice, rehearsalOf } from "../lib/rehearsal.js";
import { act, goToTab } from "../state/actions.js";
import { putAway } from "../state/cases.js";
import { focusInput } from "../state/focus.js";
import { words } from "../words.js";
import { Feeling } from "./feeling.js";
import { waitingCases } from "../state/waiting.js";
import { Icon } from "./icons.js";
import { AltKey, Key } from "./key.js";

export function titleOf(shown) {
  if (isPractice(shown)) return words.practice.tab(rehearsalOf(shown).shown?.customer);
  return shown.recovery?.title || shown.messages.find((message) => message.text)?.text || words.tabs.fresh;
}

/** What waits in a case: a shape and a word for the eye, a sentence for the ear and the pointer. */
function Waits({ waits }) {
  return html`
    <span class="tab-waits" data-waits=${waits.kind}>
      <${Icon} name=${waits.kind} /><span class="tab-waits-word" aria-hidden="true">${waits.short}</span>
      <span class="unseen">, ${waits.long}</span>
    </span>`;
}

function Tab({ store, each, index, active, alone, waits }) {
  const title = titleOf(each);
  const failed = each.outbox.some((item) => item.state === "failed");
  return html`
    <li class="tab" data-active=${active ? "yes" : "no"}>
      <button type="button" class="tab-open" aria-current=${active ? "true" : undefined} title=${waits ? `${title}. ${waits.long}` : title}
              aria-keyshortcuts=${`Alt+${index + 1}`} onClick=${() => goToTab(store, index)}>
        <${Key}>${index + 1}<//>
        <${Feeling} level=${each.recovery?.feeling?.level} phase=${each.recovery?.phase} />
        <span class="tab-title">${title}</span>
        ${failed && html`<span class="tab-unsent"><${Icon} name="warn" /><span class="unseen">${words.tabs.unsent}</span></span>`}
        ${waits && html`<${Waits} waits=${waits} />`}
      </button>
      ${active && !(alone && !each.recovery) && html`
        <button type="button" class="tab-close" aria-label=${words.tabs.close(title)} title=${words.tabs.close(title)}
                aria-keyshortcuts=${shortcut("close")} onClick=${() => (putAway(store, each.conversation), focusInput())}>
          <${Icon} name="cross" />
        </button>`}
    </li>`;
}

export function Tabs({ store, state }) {
  const { cases, active } = state;
  const waiting = waitingCases(state);
  return html`
    <nav class="tabs" aria-label=${words.tabs.label}>
      <ol>
        ${cases.map((each, index) => html`
          <${Tab} key=${each.conversation} store=${store} each=${each} index=${index}
                  active=${each.conversation === active} alone=${cases.length === 1}
                  waits=${waiting.get(each.conversation)} />`)}
      </ol>
      <button type="button" class="tool tab-add" aria-label=${words.tabs.add} title=${words.tabs.add}
              aria-keyshortcuts=${shortcut("customer")} onClick=${() => act(store, "customer")}>
        <${Icon} name="plus" /><${AltKey} action="customer" />
      </button>
    </nav>`;
}
