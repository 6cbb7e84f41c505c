// What the employee sent, as words, whether typed or pressed.
import { words } from "../words.js";

export function said(message) {
  if (message.text && !message.text.startsWith("/")) return message.text;
  if (message.label) return message.label;
  const payload = message.payload ?? message.text ?? "";
  const name = /^\/\w+/.exec(payload)?.[0] ?? "";
  return words.did[name] ?? words.did.other;
}
