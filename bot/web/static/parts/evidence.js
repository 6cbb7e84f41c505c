// Where a piece of advice comes from: fetched when asked for.
import { html, useState } from "../vendor/htm-preact.js";
import { api, told } from "../lib/api.js";
import { words } from "../words.js";

function Source({ found }) {
  return html`
    <div class="evidence-text">
      <p><strong>${words.evidence.grade[found.grade?.[0]] ?? found.grade}.</strong> ${found.finding}</p>
      <p class="evidence-source">
        ${found.caution && html`<strong>${words.evidence.caution}:</strong> ${found.caution} `}
        ${found.source && html`<strong>${words.evidence.source}:</strong> ${found.source}`}
      </p>
    </div>`;
}

export function Evidence({ id }) {
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState("");
  const toggle = async () => {
    setOpen(!open);
    if (open || found) return;
    setProblem("");
    try {
      setFound(await api.evidence(id));
    } catch (trouble) {
      setProblem(told(trouble).join(" "));
    }
  };
  return html`
    <div class="evidence">
      <button type="button" class="link" aria-expanded=${String(open)} onClick=${toggle}>${words.evidence.open}</button>
      ${open && (found ? html`<${Source} found=${found} />` : html`<p role="status">${problem || words.evidence.loading}</p>`)}
    </div>`;
}
