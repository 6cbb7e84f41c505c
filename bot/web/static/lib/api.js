// The server's interface. Every call gives the answer or throws a Trouble that says what to do.
import { words } from "../words.js";

const PATIENCE_MS = 20_000;

export class Trouble extends Error {
  constructor(error, todo, status = 0) {
    super(error);
    this.todo = todo ?? "";
    this.status = status;
  }
}

/** What to tell of a failure: [what is wrong, what to do]. An error of our own making reads as a strange answer. */
export function told(failure) {
  return failure instanceof Trouble ? [failure.message, failure.todo] : words.problems.strange;
}

export async function ask(path, options = {}) {
  const response = await reach(path, options);
  if (response.status === 204) return null;
  if (response.status === 401) throw new Trouble(...words.problems.signedOut, 401);
  const body = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body;
  if (body && typeof body.error === "string") throw new Trouble(body.error, body.do, response.status);
  throw new Trouble(...words.problems.strange, response.status);
}

async function reach(path, options) {
  try {
    return await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (failure) {
    throw new Trouble(...(failure.name === "TimeoutError" ? words.problems.slow : words.problems.offline));
  }
}

/** A file of the server's as text. */
async function text(path) {
  const response = await reach(path, {});
  if (!response.ok) return ask(path);
  return response.text();
}

export function send(method, path, body) {
  return ask(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

const post = (path, body) => send("POST", path, body);

export const part = encodeURIComponent;

export const api = {
  chat: (message) => post("/api/chat", message),
  conversation: (id) => ask(`/api/conversations/${part(id)}`),
  openRecoveries: () => ask("/api/recoveries?open=true"),
  frameworks: () => ask("/api/frameworks"),
  check: (text, recovery) => post("/api/check", recovery ? { text, case: recovery } : { text }),
  feedback: (given) => post("/api/feedback", given),
  phraseTaken: (recovery, phrase, text) => post(`/api/recoveries/${part(recovery)}/phrases`, { phrase, text }),
  rules: () => ask("/api/rules"),
  crmNote: (recovery) => text(`/api/recoveries/${part(recovery)}/export?format=crm`),
  sheetLink: (recovery) => `/records/${part(recovery)}`,
  evidence: (id) => ask(`/api/evidence/${part(id)}`),
  exportLink: (recovery, format) => `/api/recoveries/${part(recovery)}/export?format=${part(format)}`,
};

/** {ready, waitingFor}; never throws. ``reached`` is false when there was no answer at all. */
export async function readiness() {
  try {
    const response = await reach("/readyz", {});
    const body = await response.json().catch(() => ({}));
    return { reached: true, ready: response.ok && body.ready !== false, waitingFor: body.waiting_for ?? "" };
  } catch {
    return { reached: false, ready: false, waitingFor: "" };
  }
}
