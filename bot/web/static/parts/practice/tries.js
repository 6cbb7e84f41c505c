// Two tries of one practice, side by side: how the anger went, how each ended, and the lines.
import { html, useEffect, useState } from "../../vendor/htm-preact.js";
import { loadTries } from "../../state/practice.js";
import { words } from "../../words.js";
import { Dialog } from "../dialog.js";
import { Course } from "./course.js";
import { Quoted } from "./lines.js";

const nameOf = (detail, index) => words.practice.tries.name(index + 1, detail.branches[index].end === detail.path.at(-1));

function Line({ line, customer }) {
  return html`
    <li>
      <div><span class="turn-who">${words.practice.you}</span> <${Quoted} text=${line.text} remarks=${line.remarks ?? []} /></div>
      ${line.event && html`<p class="quiet">${words.practice.event}: ${line.event}</p>`}
      <div><span class="turn-who">${customer}</span> <p class="turn-text">${line.says}</p></div>
    </li>`;
}

/** The lines that both tries share say nothing of the difference: they are folded away. */
function Lines({ detail, lines, shared }) {
  const found = lines.map((id) => detail.lines.find((line) => line.id === id)).filter(Boolean);
  const { customer } = detail.scenario;
  const drawn = (some) => html`<ol class="try-lines">${some.map((line) => html`<${Line} key=${line.id} line=${line} customer=${customer} />`)}</ol>`;
  return html`
    ${shared > 0 && html`<details class="try-shared"><summary>${words.practice.tries.same(shared)}</summary>${drawn(found.slice(0, shared))}</details>`}
    ${drawn(found.slice(shared))}`;
}

function Try({ detail, index, shared, pick, most }) {
  const branch = detail.branches[index];
  const met = branch.checks.filter((check) => check.met).length;
  const { tries } = words.practice;
  return html`
    <div class="try" role="group" aria-label=${nameOf(detail, index)}>
      ${pick || html`<h3 class="try-name">${nameOf(detail, index)}</h3>`}
      <p class="try-how"><strong>${tries.ending[branch.ending ?? "none"] ?? branch.ending}</strong>${branch.checks.length > 0 && ` · ${tries.checks(met, branch.checks.length)}`}</p>
      <${Course} name=${nameOf(detail, index)} anger=${branch.anger} most=${most} />
      <${Lines} detail=${detail} lines=${branch.lines} shared=${shared} />
    </div>`;
}

function Pick({ detail, label, index, onPick }) {
  return html`
    <select class="try-pick" aria-label=${label} value=${index} onChange=${(event) => onPick(Number(event.target.value))}>
      ${detail.branches.map((branch, at) => html`<option key=${branch.end} value=${at} selected=${at === index}>${nameOf(detail, at)}</option>`)}
    </select>`;
}

/** How many lines two tries have in common. */
function together(one, other) {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count++;
  return count;
}

function Side({ detail }) {
  const { tries } = words.practice;
  const last = detail.branches.length - 1;
  const head = Math.max(0, detail.branches.findIndex((branch) => branch.end === detail.path.at(-1)));
  const [pair, setPair] = useState(() => (head === 0 ? [Math.min(1, last), 0] : [head - 1, head]));
  if (last < 1) return html`<p class="quiet">${tries.none}</p><div class="tries-sides"><${Try} detail=${detail} index=${0} shared=${0} /></div>`;
  const shared = pair[0] === pair[1] ? 0 : together(...pair.map((index) => detail.branches[index].lines));
  const most = Math.max(...pair.map((index) => detail.branches[index].anger.length));
  return html`
    <div class="tries-sides">
      ${pair.map((index, side) => html`
        <${Try} key=${side} detail=${detail} index=${index} shared=${shared} most=${most}
                pick=${last > 1 && html`<${Pick} detail=${detail} label=${tries.pick[side]} index=${index} onPick=${(chosen) => setPair(side ? [pair[0], chosen] : [chosen, pair[1]])} />`} />`)}
    </div>`;
}

export function Tries({ store, state, id, head, bare }) {
  const detail = state.practice.tries[id];
  useEffect(() => void loadTries(store, id), [id, head]);
  const { tries } = words.practice;
  return html`
    <section class="tries">
      ${!bare && html`<h2 class="section-title" id="tries-title" tabindex="-1">${tries.title}</h2>`}
      ${detail === undefined && html`<p class="quiet" role="status">${words.practice.loading}</p>`}
      ${detail === null && html`<p class="quiet" role="alert">${tries.problem}</p>`}
      ${detail && detail.branches.length > 0 && html`<${Side} key=${detail.branches.map(({ end }) => end).join()} detail=${detail} />`}
    </section>`;
}

export function TriesDialog({ store, state, now }) {
  return html`
    <${Dialog} store=${store} name="tries" open=${state.dialog === "tries"} title=${words.practice.tries.title} closeLabel=${words.practice.tries.close}>
      ${now.shown ? html`<${Tries} store=${store} state=${state} id=${now.shown.id} head=${now.shown.line} bare />` : html`<p class="quiet">${words.practice.tries.none}</p>`}
    <//>`;
}
