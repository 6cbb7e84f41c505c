// Icons: drawn here, 20 by 20, in the colour of the text around them.
import { html } from "../vendor/htm-preact.js";

const PATHS = {
  tick: "M4.5 10.5l3.5 3.5 7.5-8",
  copy: "M7.5 7.5h8v8h-8zM12.5 7.5v-3h-8v8h3",
  plus: "M10 4.5v11M4.5 10h11",
  cross: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  record: "M5 3.5h10v13H5zM7.5 7.5h5M7.5 10.5h5M7.5 13.5h3",
  help: "M7.6 7.7a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.1.9-1.1 1.8M10 14.4v.1",
  light: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 2.5v1.2M10 16.3v1.2M2.5 10h1.2M16.3 10h1.2M4.7 4.7l.9.9M14.4 14.4l.9.9M15.3 4.7l-.9.9M5.6 14.4l-.9.9",
  dark: "M15.8 12.3A6.5 6.5 0 0 1 7.7 4.2a6.5 6.5 0 1 0 8.1 8.1z",
  auto: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 3.5v13M11.5 6.5h2.5M11.5 10h4.5M11.5 13.5h2.5",
  send: "M10 16V4.5M5 9l5-5 5 5",
  retry: "M15.5 10a5.5 5.5 0 1 1-1.8-4.1M15.5 3.5v3h-3",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  draft: "M4 15.8l.9-3.4 8-8 2.5 2.5-8 8zM11.2 6.1l2.5 2.5",
  skip: "M5.5 5.5l4.5 4.5-4.5 4.5M11 5.5l4.5 4.5-4.5 4.5",
  due: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 6.5v4l2.6 1.6",
  unread: "M3.5 5.5h13v8.5h-7l-3 2.8V14h-3zM7 8.6h6M7 11h3.5",
  customer: "M6 3.5h8M6 16.5h8M7 3.5c0 4 2 5 3 6.5-1 1.5-3 2.5-3 6.5M13 3.5c0 4-2 5-3 6.5 1 1.5 3 2.5 3 6.5",
  print: "M6 7V3.5h8V7M6 13.5H3.5V7h13v6.5H14M6 11.5h8v5H6z",
  listen: "M4 12.5v-2a6 6 0 0 1 12 0v2M4 12h2.5v4H5a1 1 0 0 1-1-1zM16 12h-2.5v4H15a1 1 0 0 0 1-1z",
  practise: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M7.5 8.2v.1M12.5 8.2v.1M7 13c1.6-1.9 4.4-1.9 6 0",
  flip: "M4 7.5h10.5M11.5 4.5l3 3-3 3M16 13H5.5M8.5 10l-3 3 3 3",
  down: "M10 4v11.5M5 10.5l5 5 5-5",
  warn: "M10 4l6.8 12H3.2zM10 8.5v3.2M10 13.8v.1",
};

export function Icon({ name }) {
  return html`<svg class="icon" data-icon=${name} viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
}
