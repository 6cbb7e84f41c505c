// Checks a draft while it is typed: waits for a pause, drops answers to what is no longer there.
import { useEffect, useRef, useState } from "../vendor/htm-preact.js";
import { api } from "../lib/api.js";
import { inUnits, moveAlong } from "../lib/spans.js";

const PAUSE_MS = 150;

/** {findings, checked, problem} of ``text``; findings in UTF-16 units of exactly this text. */
export function useChecked(text, recovery) {
  const [last, setLast] = useState({ text: "", findings: [], problem: false });
  const newest = useRef(0);
  useEffect(() => {
    const turn = ++newest.current;
    const settle = (next) => turn === newest.current && setLast(next);
    if (!text.trim()) return settle({ text, findings: [], problem: false });
    const timer = setTimeout(async () => {
      try {
        const { findings } = await api.check(text, recovery);
        settle({ text, findings: inUnits(text, findings), problem: false });
      } catch {
        settle({ text, findings: [], problem: true });
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, recovery]);
  const checked = last.text === text;
  return { findings: checked ? last.findings : moveAlong(last.findings, last.text, text), checked, problem: last.problem };
}
