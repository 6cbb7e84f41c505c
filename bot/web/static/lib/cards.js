// Cards as they come, made safe to draw: what isn't of the agreed form is left out, not tripped over.

const list = (found) => (Array.isArray(found) ? found : []);
const isText = (found) => typeof found === "string";

function finding(found) {
  return { ...found, why: isText(found.why) ? found.why : "", instead: list(found.instead).filter(isText) };
}

/** The card with every part in its form; ``broken`` when nothing of it can be read. */
export function tidy(card) {
  const known = card && typeof card === "object" ? card : {};
  return {
    ...known,
    kind: isText(known.kind) ? known.kind : "",
    title: isText(known.title) ? known.title : "",
    text: isText(known.text) ? known.text : "",
    step: isText(known.step?.title) ? known.step : undefined,
    phrases: list(known.phrases).filter((each) => isText(each?.text)),
    findings: list(known.findings).filter((each) => isText(each?.quote)).map(finding),
    buttons: list(known.buttons).filter((each) => isText(each?.title) && isText(each?.payload)),
    broken: !isText(known.title) && !isText(known.text),
  };
}
