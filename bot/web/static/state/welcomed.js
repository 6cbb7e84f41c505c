// The first visit explains itself once; after that, the help page still can.
import { keep } from "./kept.js";

export function welcomed(store) {
  if (store.get().welcomed) return;
  store.set({ welcomed: true });
  keep("welcomed", true);
}
