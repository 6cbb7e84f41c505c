// A layer over the page. The browser's own dialog: it keeps the focus inside and closes on Esc.
import { html, useLayoutEffect, useRef } from "../vendor/htm-preact.js";
import { closeDialog } from "../state/actions.js";
import { Icon } from "./icons.js";

export function Dialog({ store, name, open, title, closeLabel, children }) {
  const box = useRef();
  // Before the next key: while the box is open the input can't have the focus, and what is typed would be lost.
  useLayoutEffect(() => {
    if (open && !box.current.open) box.current.showModal();
    if (!open && box.current.open) box.current.close();
  }, [open]);
  const onClick = (event) => event.target === box.current && closeDialog(store);
  const onClose = () => store.get().dialog === name && closeDialog(store);
  return html`
    <dialog class="dialog" data-name=${name} ref=${box} aria-labelledby=${`${name}-title`} onClick=${onClick} onClose=${onClose}>
      ${open && html`
        <div class="dialog-body">
          <header class="dialog-head">
            <h2 id=${`${name}-title`}>${title}</h2>
            <button type="button" class="tool" aria-label=${closeLabel} onClick=${() => closeDialog(store)}><${Icon} name="cross" /></button>
          </header>
          ${children}
        </div>`}
    </dialog>`;
}
