// Starts the page: state, keys, first questions to the server, drawing.
import { html, render } from "./vendor/htm-preact.js";
import { App } from "./parts/app.js";
import { firstState, refresh, remember } from "./state/cases.js";
import { focusInput } from "./state/focus.js";
import { listenToKeys } from "./state/keyboard.js";
import { focusLive, rememberLive } from "./state/live.js";
import { refreshOnReturn, watchReadiness } from "./state/readiness.js";
import { createStore } from "./state/store.js";
import { watchTime } from "./state/waiting.js";
import { titleOf } from "./parts/tabs.js";

const store = createStore(firstState());
remember(store);
rememberLive(store);
listenToKeys(store);
refreshOnReturn(store);
watchTime(store, titleOf);
document.getElementById("app").replaceChildren();
render(html`<${App} store=${store} />`, document.getElementById("app"));
for (const { conversation, loading } of store.get().cases) if (loading) refresh(store, conversation);
watchReadiness(store);
if (store.get().view === "live") focusLive(store);
else focusInput();
