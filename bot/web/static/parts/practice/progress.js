// What was practised so far: for the trainee's own eyes. No sum, no rank.
import { html, useState } from "../../vendor/htm-preact.js";
import { practices } from "../../lib/practices.js";
import { askedBy } from "../../lib/rehearsal.js";
import { when } from "../../lib/times.js";
import { begin, share } from "../../state/practice.js";
import { words } from "../../words.js";
import { Tries } from "./tries.js";

/** One mark a practice: full when it was met, hollow when not. */
function Marks({ title, course }) {
  const shown = course.slice(-10);
  return html`
    <svg class="skill-marks" viewBox=${`0 0 ${shown.length * 12} 12`} width=${shown.length * 12} height="12" role="img" aria-label=${words.practice.progress.course(title, shown)}>
      ${shown.map((met, index) => html`<circle key=${index} class="skill-mark" data-met=${met ? "yes" : "no"} cx=${6 + 12 * index} cy="6" r="4" />`)}
    </svg>`;
}

function Skills({ skills }) {
  const { progress } = words.practice;
  return html`
    <h3 class="section-title">${progress.skills}</h3>
    <ul class="skills">
      ${skills.map(({ id, title, tried, met, course }) => html`
        <li key=${id}>
          <span>${title}</span> ${course.length > 0 && html`<${Marks} title=${title} course=${course} />`}
          <span class="quiet">${progress.met(met, tried)}</span>
        </li>`)}
    </ul>`;
}

export function Share({ store, rehearsal }) {
  const id = `share-${rehearsal.id}`;
  return html`
    <p class="share">
      <input type="checkbox" id=${id} checked=${rehearsal.shared} aria-describedby=${`${id}-text`}
             onChange=${(event) => share(store, rehearsal.id, event.target.checked)} />
      <label for=${id}>${words.practice.share.label}</label>
      <span class="quiet" id=${`${id}-text`}>${words.practice.share.text}</span>
    </p>`;
}

function resultOf({ phase, passed }) {
  const { progress } = words.practice;
  return phase === "complete" ? progress.result[String(passed)] ?? "" : progress.running;
}

function Past({ store, state, rehearsal }) {
  const [open, setOpen] = useState(false);
  const about = [words.practice.level(rehearsal.level), when(rehearsal.ended_at ?? rehearsal.opened_at), resultOf(rehearsal)];
  return html`
    <details class="past" open=${open} onToggle=${(event) => setOpen(event.target.open)}>
      <summary><span class="past-title">${rehearsal.title}</span> <span class="quiet">${about.filter(Boolean).join(" · ")}</span></summary>
      ${open && html`<${Share} store=${store} rehearsal=${rehearsal} /><${Tries} store=${store} state=${state} id=${rehearsal.id} bare />`}
    </details>`;
}

function Certificate({ certificate }) {
  const { progress } = words.practice;
  return html`
    <h3 class="section-title">${progress.certificate}</h3>
    <p>${certificate.holds ? progress.holds : progress.needs(certificate.passed.length, certificate.needs)}</p>
    ${certificate.holds && html`
      <p class="exports">
        ${Object.entries(progress.formats).map(([format, name]) => html`
          <a class="button" key=${format} href=${practices.certificateLink(format)} aria-label=${progress.save(name)} download>${name}</a>`)}
      </p>`}`;
}

function Next({ store, next }) {
  const { progress } = words.practice;
  return html`
    <h3 class="section-title">${progress.next}</h3>
    <p>${next.why}</p>
    <button type="button" class="button" onClick=${() => begin(store, { id: next.scenario, title: next.title }, next.level)}>
      ${next.title} <span class="quiet level">${words.practice.level(next.level)}</span>
    </button>`;
}

export function Progress({ store, state, card, besides }) {
  const { progress: known, problem } = state.practice;
  const { progress } = words.practice;
  if (!known) return problem ? html`<p class="quiet progress" role="status">${problem}</p>` : null;
  const tried = known.rehearsals.length > 0;
  const past = known.rehearsals.filter(({ id }) => id !== besides);
  // What the card above offers needn't be offered twice.
  const next = card?.buttons.some(({ payload }) => askedBy({ payload }).scenario === known.next?.scenario) ? null : known.next;
  return html`
    <section class="progress">
      <h2 class="progress-title">${progress.title}</h2>
      <p class="quiet">${tried ? progress.text : `${progress.none} ${progress.text}`}</p>
      ${tried && html`<${Skills} skills=${known.skills} />`}
      ${next && html`<${Next} store=${store} next=${next} />`}
      ${past.length > 0 && html`
        <h3 class="section-title">${progress.past}</h3>
        ${past.map((rehearsal) => html`<${Past} key=${rehearsal.id} store=${store} state=${state} rehearsal=${rehearsal} />`)}`}
      <${Certificate} certificate=${known.certificate} />
    </section>`;
}
