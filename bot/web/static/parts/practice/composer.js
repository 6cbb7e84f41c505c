// What is said to the customer next, and what steers the practice. While it is paused there is nothing to say.
import { html } from "../../vendor/htm-preact.js";
import { PRACTICE_KEYS, practiceShortcut } from "../../keys-practice.js";
import { setInput } from "../../state/actions.js";
import { focusInput } from "../../state/focus.js";
import { sendText } from "../../state/outbox.js";
import { steer } from "../../state/practice.js";
import { words } from "../../words.js";
import { Field } from "../field.js";
import { Icon } from "../icons.js";
import { AltKey } from "../key.js";
import { Note } from "./note.js";

/** What can be asked for now. Until the server has told what this level gives, a hint can be tried. */
function offered({ stage, offers, path }) {
  if (stage === "paused") return [["resume", "pause"], ["stop", "stop"]];
  const told = offers.size > 0;
  return [
    (!told || offers.has("hint")) && ["hint", "hint"],
    offers.has("score") && path.length > 0 && ["score", "feedback"],
    path.length > 0 && ["rewind", "again"],
    ["pause", "pause"], ["stop", "stop"],
  ].filter(Boolean);
}

function Steering({ store, now }) {
  const press = (what) => (steer(store, what, what === "rewind" ? now.path.at(-1).id : undefined), focusInput());
  return html`
    <div class="actions" role="group" aria-label=${words.practice.steering}>
      ${offered(now).map(([what, key]) => html`
        <button type="button" class=${what === "resume" ? "button is-main" : "button is-quiet"} key=${what} data-do=${what}
                data-home=${what === "resume" ? "" : undefined} aria-keyshortcuts=${practiceShortcut(key)} onClick=${() => press(what)}>
          ${words.practice.actions[what === "resume" ? what : key]} <${AltKey} action=${key} keys=${PRACTICE_KEYS} />
        </button>`)}
    </div>`;
}

export function PracticeComposer({ store, shown, now }) {
  const send = () => {
    sendText(store, shown.input);
    setInput(store, "");
    focusInput();
  };
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) send();
  };
  const label = words.practice.input(now.shown.customer);
  return html`
    <div class="composer">
      <div class="column">
        <${Note} now=${now} />
        <${Steering} store=${store} now=${now} />
        ${now.stage === "running" && html`
          <div class="input-row practice-input">
            <${Field} id="input" label=${label} value=${shown.input} placeholder=${label} onKeyDown=${onKeyDown}
                      onInput=${(event) => setInput(store, event.target.value)} />
            <button type="button" class="send" aria-label=${words.practice.send} title=${words.practice.send} onClick=${send} disabled=${!shown.input.trim()}>
              <${Icon} name="send" />
            </button>
          </div>`}
      </div>
    </div>`;
}
