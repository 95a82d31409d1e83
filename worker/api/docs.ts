import { html, raw } from "hono/html";
import { errorStatus } from "../kernel/errors";
import type { openApi } from "./openapi";
import type { Route } from "./route";

/** The API's documentation as one plain page: a list of contents, authentication, and each operation with its shapes; errors last. */
export function docsPage(document: ReturnType<typeof openApi>, modules: Record<string, readonly Route[]>): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}</title>
<link rel="stylesheet" href="/icons/api-docs.css">
</head>
<body>
<a class="skip" href="#operations">Skip to the operations</a>
<main>
<h1>${document.info.title}</h1>
<p>${document.info.description} The machine-readable form is <a href="/api/openapi.json">openapi.json</a>; HTTP clients import <a href="/api/collection.json">collection.json</a>.</p>
<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ul>
<li><a href="#authentication">Authentication</a></li>
<li><a href="#other-sites">From other sites</a></li>
<li><a href="#how-often">How often</a></li>
<li><a href="#operations">Operations</a></li>
<li><a href="#errors">Errors</a></li>
</ul>
${Object.entries(modules).map(
  ([module, routes]) => html`<details><summary>${module} <small>${routes.length}</small></summary>
<ul><li><a href="#module-${module}"><strong>All of ${module}</strong></a></li>${routes.map(({ verb }) => html`<li><a href="#${verb.name}">${verb.name}</a></li>`)}</ul></details>`,
)}
</nav>
<h2 id="authentication">Authentication</h2>
<p>Sign in with <code>POST /api/v1/sessions</code> and send the <code>sessionToken</code> of the answer as <code>Authorization: Bearer …</code>. Browsers on our own pages use a cookie instead; a request with the cookie that changes something needs our <code>Origin</code>.</p>
<p>Give an <code>Idempotency-Key</code> where an operation lists it: a repetition answers as the first call did.</p>
<h2 id="other-sites">From other sites</h2>
<p>Any site may call the API with a bearer token (CORS, <code>Access-Control-Allow-Origin: *</code>). Cookies never travel with such a call. A request may carry <code>traceparent</code> (W3C Trace Context); every answer carries <code>X-Request-Id</code>.</p>
<h2 id="how-often">How often</h2>
<p>Each operation names its rate class: read, write, expensive or sign in. Classes count per person, and per address for those who are not signed in. Beyond the limit an answer is 429 with <code>Retry-After</code> in seconds.</p>
<h2 id="operations">Operations</h2>
${Object.entries(modules).map(
  ([module, routes]) => html`<h3 id="module-${module}">${module}</h3>
<p><a href="#contents">Back to the contents</a></p>
${routes.map((route) => operation(document, route))}`,
)}
<h2 id="errors">Errors</h2>
<p>Errors are problem documents (RFC 9457) with a <code>code</code> from this list.</p>
<table><thead><tr><th scope="col">Code</th><th scope="col">Status</th></tr></thead><tbody>
${Object.entries(errorStatus).map(([code, status]) => html`<tr id="error-${code}"><td><code>${code}</code></td><td>${status}</td></tr>`)}
</tbody></table>
</main>
</body>
</html>`;
  return String(page);
}

function operation(document: ReturnType<typeof openApi>, { method, path, verb }: Route) {
  const shape = document.paths[`/api/v1${path.replace(/:(\w+)/g, "{$1}")}`]?.[method.toLowerCase()];
  const who =
    verb.may.who === "granted"
      ? `${verb.may.permission} (${verb.may.scopes.join(", ")})`
      : verb.may.who.replace("_", " ");
  return html`<section id="${verb.name}">
<h4><code>${method} /api/v1${path}</code></h4>
<p>${verb.summary}</p>
<p><strong>${verb.name}</strong> · who: ${who} · rate class: ${verb.rate}${verb.errors.length > 0 ? ` · errors: ${verb.errors.join(", ")}` : ""}</p>
<details><summary>Shapes of ${verb.name}</summary><pre tabindex="0" role="region" aria-label="Shapes of ${verb.name}">${raw(escapeHtml(JSON.stringify(shape, null, 2)))}</pre></details>
</section>`;
}

const escapeHtml = (text: string) => text.replace(/[<>&]/g, (c) => `&#${c.charCodeAt(0)};`);
