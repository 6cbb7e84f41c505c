// The server's interface for what lies around a practice; the practice itself goes through the chat.
import { ask, part, send } from "./api.js";

export const practices = {
  scenarios: () => ask("/api/practice/scenarios"),
  progress: () => ask("/api/practice"),
  one: (id) => ask(`/api/practice/${part(id)}`),
  share: (id, shared) => send("POST", `/api/practice/${part(id)}/share`, { shared }),
  certificateLink: (format) => `/api/practice/certificate?format=${part(format)}`,
};
