// The customer's face: brows and mouth follow their anger, so that the mood is seen without any colour.
import { html } from "../../vendor/htm-preact.js";
import { words } from "../../words.js";

/** Where brows and mouth stand, from calm (0) to furious (1). */
function features(anger) {
  const brow = -3 + anger * 11;
  const mouth = 12 - anger * 22;
  return {
    left: `M27 ${38 - brow * 0.45}L43 ${38 + brow * 0.55}`,
    right: `M57 ${38 + brow * 0.55}L73 ${38 - brow * 0.45}`,
    mouth: `M35 ${68 + anger * 5}Q50 ${68 + anger * 5 + mouth} 65 ${68 + anger * 5}`,
  };
}

export function Face({ shown }) {
  const { left, right, mouth } = features(shown.anger);
  const { feelings } = words.practice;
  return html`
    <svg class="face" viewBox="0 0 100 100" data-mood=${shown.mood} role="img" aria-label=${feelings.face(shown.customer, feelings.mood[shown.mood] ?? shown.mood)}>
      <circle class="face-head" cx="50" cy="50" r="44" />
      <circle class="face-eye" cx="36" cy="48" r="3.6" /><circle class="face-eye" cx="64" cy="48" r="3.6" />
      <path class="face-line" d=${left} /><path class="face-line" d=${right} />
      <path class="face-line" d=${mouth} />
    </svg>`;
}
