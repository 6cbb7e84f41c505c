// The button for light, dark, or as the system has it.
import { html } from "../vendor/htm-preact.js";
import { nextTheme } from "../state/theme.js";
import { words } from "../words.js";
import { Icon } from "./icons.js";

export function ThemeButton({ store, theme, labelled }) {
  const label = words.theme.label(words.theme[theme]);
  return html`
    <button type="button" class="tool theme" aria-label=${labelled ? undefined : label} title=${label} onClick=${() => nextTheme(store)}>
      <${Icon} name=${theme} /> ${labelled && label}
    </button>`;
}
