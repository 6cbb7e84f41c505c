// Above the conversation: which practice this is, and, folded away when it is known, who one is in it.
import { html } from "../../vendor/htm-preact.js";
import { PRACTICE_KEYS, practiceShortcut } from "../../keys-practice.js";
import { Markdown } from "../../lib/markdown.js";
import { patchPractice } from "../../state/practice.js";
import { showTries } from "../../state/practice-keys.js";
import { words } from "../../words.js";
import { AltKey } from "../key.js";

/** The customer's first line stands in the conversation; here it would stand twice. */
const withoutSpeech = (text) => text.split("\n").filter((line) => !line.startsWith(">")).join("\n");

export function Scene({ store, state, now }) {
  const { shown, scene, stage, tries } = now;
  return html`
    <div class="practice-head">
      <div class="practice-about">
        <p class="practice-title"><strong>${shown.title}</strong> <span class="quiet">${[words.practice.level(shown.level), words.practice.phase[stage]].filter(Boolean).join(" · ")}</span></p>
        ${tries > 1 && html`
          <button type="button" class="link" aria-keyshortcuts=${practiceShortcut("tries")} onClick=${() => showTries(store)}>${words.practice.actions.tries}</button>`}
      </div>
      ${scene && html`
        <details class="scene" open=${state.practice.scene} onToggle=${(event) => patchPractice(store, { scene: event.target.open })}>
          <summary id="scene-title" aria-keyshortcuts=${practiceShortcut("scene")}>${words.practice.scene} <${AltKey} action="scene" keys=${PRACTICE_KEYS} /></summary>
          <${Markdown} text=${withoutSpeech(scene)} />
        </details>`}
    </div>`;
}
