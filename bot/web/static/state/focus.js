// Where the keyboard is. It always comes back to the input.

/** Puts the focus on the element with this id once the page is drawn. */
export function focusOn(id) {
  // Twice round: the state is drawn in the first frame, a dialog opens in the second.
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
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
