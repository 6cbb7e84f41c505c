// Shows /openapi.json as a page. Nothing is loaded from elsewhere, so it works without the internet.
import { html, render } from "../vendor/htm-preact.js";
import { words } from "./words.js";

const nameOf = (ref) => ref.split("/").at(-1);

/** A type as people read it; names of shapes are links. */
function Type({ of }) {
  if (!of) return words.none;
  if (of.$ref) return html`<a href=${`#${nameOf(of.$ref)}`}>${nameOf(of.$ref)}</a>`;
  if (of.anyOf) return of.anyOf.map((each, index) => html`${index > 0 && words.either}<${Type} of=${each} />`);
  if (of.enum) return of.enum.map((each) => `“${each}”`).join(words.either);
  if (of.const !== undefined) return `“${of.const}”`;
  if (of.type === "array") return html`${words.listOf("")}<${Type} of=${of.items} />`;
  return [of.type ?? words.any, of.format && `(${of.format})`].filter(Boolean).join(" ");
}

function Table({ caption, rows }) {
  return html`
    <div class="docs-table" tabindex="0" role="group" aria-label=${caption}>
      <table>
        <caption class="unseen">${caption}</caption>
        <thead><tr><th scope="col">${words.name}</th><th scope="col">${words.type}</th><th scope="col">${words.about}</th></tr></thead>
        <tbody>
          ${rows.map(({ name, of, required, about }) => html`
            <tr key=${name}>
              <th scope="row"><code>${name}</code>${required && html` <span class="quiet">${words.required}</span>`}</th>
              <td><${Type} of=${of} /></td><td>${about}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`;
}

const content = (part) => Object.values(part?.content ?? {})[0]?.schema;

function Answers({ responses }) {
  return html`
    <ul class="docs-answers">
      ${Object.entries(responses).map(([status, answer]) => html`
        <li key=${status}><code>${status}</code> ${answer.description}${content(answer) && html`: <${Type} of=${content(answer)} />`}</li>`)}
    </ul>`;
}

function Route({ path, method, route }) {
  const title = `${method.toUpperCase()} ${path}`;
  const parameters = (route.parameters ?? []).map((each) => ({
    name: each.name, of: each.schema, required: each.required, about: each.description ?? `in ${each.in}`,
  }));
  return html`
    <section class="docs-route">
      <h2><code>${title}</code></h2>
      <p>${route.description ?? route.summary}</p>
      ${parameters.length > 0 && html`<h3>${words.parameters}</h3><${Table} caption=${`${words.parameters}: ${title}`} rows=${parameters} />`}
      ${route.requestBody && html`<h3>${words.body}</h3><p><${Type} of=${content(route.requestBody)} /></p>`}
      <h3>${words.answers}</h3><${Answers} responses=${route.responses} />
    </section>`;
}

function Shape({ name, shape }) {
  const required = new Set(shape.required ?? []);
  const rows = Object.entries(shape.properties ?? {}).map(([field, of]) => ({
    name: field, of, required: required.has(field), about: of.description ?? "",
  }));
  return html`
    <section class="docs-shape" id=${name}>
      <h3><code>${name}</code></h3>
      ${shape.description && html`<p>${shape.description}</p>`}
      ${rows.length > 0 && html`<${Table} caption=${name} rows=${rows} />`}
    </section>`;
}

function Page({ api }) {
  const routes = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({ path, method, route })));
  return html`
    <h1>${words.title}</h1>
    <p>${api.info.summary}. ${words.raw}<a href="/openapi.json">/openapi.json</a>. <a href="/">${words.back}</a>.</p>
    ${routes.map((each) => html`<${Route} key=${each.method + each.path} ...${each} />`)}
    <h2>${words.shapes}</h2>
    ${Object.entries(api.components?.schemas ?? {}).map(([name, shape]) => html`<${Shape} key=${name} name=${name} shape=${shape} />`)}`;
}

const box = document.getElementById("docs");
try {
  const api = await (await fetch("/openapi.json")).json();
  box.replaceChildren();
  render(html`<${Page} api=${api} />`, box);
} catch {
  box.querySelector("[role=status]").textContent = words.failed;
}
