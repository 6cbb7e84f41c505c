// Where the keyboard is. It always comes back to the input.

let wanted = "";
const TRIES = 60;

/** Puts the focus on the element with this id once it is drawn and, in a dialog, opened. The last wish wins. */
export function focusOn(id) {
  wanted = id;
  let left = TRIES;
  const attempt = () => {
    if (wanted !== id) return;
    // Where there is no input just now, another place is home.
    const element = document.getElementById(id) ?? (id === "input" ? document.querySelector("[data-home]") : null);
    element?.focus();
    // A slow machine takes more than a frame or two to draw; giving up early would leave the keyboard nowhere.
    if (document.activeElement !== element && left-- > 0) requestAnimationFrame(attempt);
    else wanted = "";
  };
  requestAnimationFrame(() => requestAnimationFrame(attempt));
}

/** For what is drawn already: keys pressed right after must not go elsewhere. True when it is there. */
export function focusAtOnce(id) {
  const element = document.getElementById(id);
  if (!element) return false;
  wanted = "";
  element.focus();
  return true;
}

/** Writes into the input at once, cursor at its end: what is typed before the next drawing goes on from there. */
export function writeNow(text) {
  const input = document.getElementById("input");
  if (!input) return;
  input.focus();
  input.value = text;
  input.setSelectionRange(text.length, text.length);
}

export function focusInput() {
  focusOn("input");
}

/** A prompt set into the input: focus, with the cursor at its end. */
export function focusInputEnd() {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const input = document.getElementById("input");
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }));
}

export function isTyping(element) {
  return element?.matches?.("input, textarea, select, [contenteditable]") ?? false;
}
