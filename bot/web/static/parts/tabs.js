// One tab a case, at most four.
import { html } from "../vendor/htm-preact.js";
import { shortcut } from "../keys.js";
import { act, goToTab } from "../state/actions.js";
import { MOST_CASES, putAway } from "../state/cases.js";
import { focusInput } from "../state/focus.js";
import { words } from "../words.js";
import { Feeling } from "./feeling.js";
import { Icon } from "./icons.js";
import { AltKey, Key } from "./key.js";

export function titleOf(shown) {
  return shown.recovery?.title || shown.messages.find((message) => message.text)?.text || words.tabs.fresh;
}

function Tab({ store, each, index, active, alone }) {
  const title = titleOf(each);
  const failed = each.outbox.some((item) => item.state === "failed");
  return html`
    <li class="tab" data-active=${active ? "yes" : "no"}>
      <button type="button" class="tab-open" aria-current=${active ? "true" : undefined} title=${title}
              aria-keyshortcuts=${`Alt+${index + 1}`} onClick=${() => goToTab(store, index)}>
        <${Key}>${index + 1}<//>
        <${Feeling} level=${each.recovery?.feeling?.level} phase=${each.recovery?.phase} />
        <span class="tab-title">${title}</span>
        ${failed && html`<span class="tab-unsent"><${Icon} name="warn" /><span class="unseen">${words.tabs.unsent}</span></span>`}
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
  return html`
    <nav class="tabs" aria-label=${words.tabs.label}>
      <ol>
        ${cases.map((each, index) => html`
          <${Tab} key=${each.conversation} store=${store} each=${each} index=${index}
                  active=${each.conversation === active} alone=${cases.length === 1} />`)}
      </ol>
      ${cases.length < MOST_CASES && html`
        <button type="button" class="tool tab-add" aria-label=${words.tabs.add} title=${words.tabs.add}
                aria-keyshortcuts=${shortcut("customer")} onClick=${() => act(store, "customer")}>
          <${Icon} name="plus" /><${AltKey} action="customer" />
        </button>`}
    </nav>`;
}
