// What the coach says between the lines: a hint, that it is paused, that a line is taken back.
import { html } from "../../vendor/htm-preact.js";
import { Markdown } from "../../lib/markdown.js";
import { askedBy, shownOf } from "../../lib/rehearsal.js";
import { words } from "../../words.js";

/** What is told elsewhere on the page needs no note: the customer's answer, feedback, why they feel so. */
function noteOf({ card, message, stage }) {
  const part = shownOf(card);
  const asked = askedBy(message ?? {});
  if (!card || stage === "start" || stage === "debrief") return null;
  if (asked.do === "rewind" && part?.says) return { title: words.practice.rewound, text: words.practice.rewoundText };
  if (!part || !(part.says || part.remarks.length || asked.do === "state")) return { title: card.title, text: card.text };
  return null;
}

export function Note({ now }) {
  const note = noteOf(now);
  if (!note) return null;
  return html`
    <section class="practice-note" tabindex="0" aria-label=${note.title}>
      <h2 class="note-title">${note.title}</h2>
      <${Markdown} text=${note.text} />
    </section>`;
}
