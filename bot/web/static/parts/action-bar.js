// What can be done at any step without typing a word. What is left, the rail shows; its key asks for it in words.
import { html } from "../vendor/htm-preact.js";
import { shortcut } from "../keys.js";
import { act, PAYLOADS } from "../state/actions.js";
import { words } from "../words.js";
import { AltKey } from "./key.js";

const ORDER = ["next", "phrase", "why", "skip", "back", "undo", "wrapup"];
/** With the steps behind, there are none to move; a slip can still be taken back. */
const LATER = { wrapup: ["where", "back", "undo"], closed: ["crm", "undo"] };

const MAIN = new Set(["next", "crm"]);

export function ActionBar({ store, shown }) {
  const underway = new Set(shown.outbox.filter((item) => item.state !== "failed").map((item) => item.payload));
  const order = LATER[shown.recovery.phase] ?? ORDER;
  return html`
    <div class="actions" role="group" aria-label=${words.actions.label}>
      ${order.map((action) => html`
        <button type="button" class=${MAIN.has(action) ? "button is-main" : "button is-quiet"} key=${action} data-action=${action}
                aria-keyshortcuts=${shortcut(action)} data-busy=${underway.has(PAYLOADS[action]) ? "yes" : "no"}
                onClick=${() => act(store, action)}>
          ${words.actions[action]} <${AltKey} action=${action} />
        </button>`)}
    </div>`;
}
