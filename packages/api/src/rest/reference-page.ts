import { createHash } from "node:crypto";
import { codesOf, openApiDocument } from "./openapi";
import { problems } from "./problem";
import { escapeHtml, fieldTable } from "./reference-fields";
import { referenceStyle } from "./reference-style";
import { groupOf, type Route, type RouteGroup, routeGroups } from "./route";

type Json = Record<string, unknown>;

/** The reference for people: one page that fetches nothing, and the policy that lets it show exactly itself. */
export function referencePage(routes: readonly Route[], origin: string): { html: string; policy: string } {
  const document = openApiDocument(routes);
  const style = createHash("sha256").update(referenceStyle).digest("base64");
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>REST API · Halen Desk</title><style>${referenceStyle}</style></head>
<body><a class="skip" href="#content">Skip to the reference</a>
${navigation(routes)}
<main id="content" tabindex="-1">
<h1>REST API</h1>
<p>Everything below stands under <code>${escapeHtml(origin)}/api/v1</code>. The same in a form for programs: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
${conventions(origin)}
<h2 id="operations">Operations</h2>
${routes.map((route) => operation(route, document, origin)).join("\n")}
<h2 id="schemas">Shapes</h2>
${shapes(document)}
<h2 id="errors">Errors</h2>
${errors()}
</main></body></html>`;
  const policy = `default-src 'none'; style-src 'sha256-${style}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
  return { html, policy };
}

const anchorOf = ({ method, path }: Route): string =>
  `${method}${path}`
    .toLowerCase()
    .replace(/[^a-z]+/gu, "-")
    .replace(/-$/u, "");
const badge = (method: string): string => `<span class="method ${method.toLowerCase()}">${method}</span>`;

function navigation(routes: readonly Route[]): string {
  const group = (title: RouteGroup) =>
    `<h2>${title}</h2><ul>${routes
      .filter((route) => groupOf(route) === title)
      .map((route) => `<li><a href="#${anchorOf(route)}">${badge(route.method)} ${escapeHtml(route.summary)}</a></li>`)
      .join("")}</ul>`;
  return `<nav aria-label="Reference"><strong>Halen Desk</strong>
<h2>Start here</h2><ul><li><a href="#keys">Keys and scopes</a></li><li><a href="#lists">Lists</a></li><li><a href="#writes">Safe writes</a></li><li><a href="#limits">Limits</a></li></ul>
${routeGroups.map(group).join("")}
<h2>More</h2><ul><li><a href="#schemas">Shapes</a></li><li><a href="#errors">Errors</a></li></ul></nav>`;
}

const conventions = (origin: string): string => `
<h2 id="keys">Keys and scopes</h2>
<p>An admin makes keys under Administration, API keys. Send one with each request; a session cookie is not taken here. A key reaches the whole workspace within its scopes: <code>tickets:read</code>, <code>tickets:write</code>, <code>customers:read</code>, <code>customers:write</code>.</p>
<pre tabindex="0"><code>curl ${escapeHtml(origin)}/api/v1/tickets?state=open \\
  -H "Authorization: Bearer $HALEN_KEY"</code></pre>
<p>Ids are UUIDs; tickets also answer to their number. Times are ISO 8601 in UTC. A body may hold the named fields and no others.</p>
<h2 id="lists">Lists</h2>
<p>A list answers <code>{ data, nextCursor, hasMore }</code>. Ask for 1 to 100 entries with <code>limit</code> (25 unless said), and for the next page by passing <code>nextCursor</code> back as <code>cursor</code>, or by following the <code>Link</code> header. Parameters that take several values are separated by commas.</p>
<h2 id="writes">Safe writes</h2>
<p>Send an <code>Idempotency-Key</code> with a POST and repeat it freely: within 24 hours the same key gets the same answer, and nothing happens twice. Another body under the same key answers 422.</p>
<p>Answers carry an <code>ETag</code>. Send it back as <code>If-None-Match</code> to get 304 while nothing changed, or as <code>If-Match</code> with a PATCH to write only over the version you read; otherwise the answer is 412.</p>
<h2 id="limits">Limits</h2>
<p>Each answer tells what is left in <code>RateLimit</code> and <code>RateLimit-Policy</code>. Beyond it the answer is 429 with <code>Retry-After</code> in seconds. A body may have 2 MB; files go to <code>POST /files</code> with their name in <code>X-File-Name</code>, and their id into <code>attachmentIds</code>.</p>`;

function operation(route: Route, document: Json, origin: string): string {
  const { parameters, responses } = operationIn(document, route);
  const listed = parameters.filter((one) => typeof one === "object" && one !== null && "name" in one);
  const codes = codesOf(route)
    .map((code) => `<a href="#error-${code}">${problems[code].status}</a>`)
    .join(", ");
  return `<section id="${anchorOf(route)}"><h3>${escapeHtml(route.summary)}</h3>
<div class="path">${badge(route.method)}<code>/api/v1${escapeHtml(route.path)}</code><span class="scope">needs ${route.scope}</span></div>
${route.description === "" ? "" : `<p>${escapeHtml(route.description)}</p>`}
${listed.length === 0 ? "" : `<h4>Parameters</h4>${fieldTable(parametersAsSchema(listed))}`}
${route.body === null ? "" : `<h4>Body</h4>${fieldTable(bodyIn(document, route))}`}
<h4>Example</h4><pre tabindex="0"><code>${escapeHtml(exampleOf(route, origin))}</code></pre>
<p class="scope">Answers ${Object.keys(responses).find((status) => status.startsWith("2")) ?? ""}${answerName(route, document)}. Problems: ${codes}.</p></section>`;
}

type Operation = {
  parameters: unknown[];
  responses: Json;
  requestBody?: { content: { "application/json": { schema: Json } } };
};
const operationIn = (document: Json, route: Route): Operation =>
  (document.paths as Record<string, Record<string, Operation>>)[route.path]?.[route.method.toLowerCase()] ?? {
    parameters: [],
    responses: {},
  };

function bodyIn(document: Json, route: Route): Json {
  const schema = operationIn(document, route).requestBody?.content["application/json"].schema ?? {};
  return typeof schema.$ref === "string" ? (schemasOf(document)[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;
}

const schemasOf = (document: Json): Record<string, Json> =>
  (document.components as { schemas: Record<string, Json> }).schemas;

function answerName(route: Route, document: Json): string {
  const [answered] = Object.entries(operationIn(document, route).responses).filter(([status]) =>
    status.startsWith("2"),
  );
  const name = /#\/components\/schemas\/(\w+)/u.exec(JSON.stringify(answered ?? ""))?.[1];
  return name === undefined ? "" : ` with a <a href="#shape-${name}">${name}</a>`;
}

const parametersAsSchema = (parameters: readonly unknown[]): Json => ({
  required: parameters.flatMap((one) => (isParameter(one) && one.required === true ? [one.name] : [])),
  properties: Object.fromEntries(
    parameters.flatMap((one) =>
      isParameter(one) ? [[one.name, { ...one.schema, description: one.description }]] : [],
    ),
  ),
});
type Parameter = { name: string; required?: boolean; description?: string; schema: Json };
const isParameter = (one: unknown): one is Parameter => typeof one === "object" && one !== null && "schema" in one;

function exampleOf(route: Route, origin: string): string {
  const path = route.path.replace("{id}", route.path.startsWith("/tickets") ? "1042" : "0199f3a2-…");
  const lines = [
    `curl ${route.method === "GET" ? "" : `-X ${route.method} `}${origin}/api/v1${path}`,
    `-H "Authorization: Bearer $HALEN_KEY"`,
  ];
  if (route.body !== null)
    lines.push(`-H "Content-Type: application/json"`, `-d '${JSON.stringify(route.example, null, 2)}'`);
  return lines.join(" \\\n  ");
}

const shapes = (document: Json): string =>
  Object.entries(schemasOf(document))
    .filter(([name]) => !/^(New|.*Patch$)/u.test(name))
    .map(([name, schema]) => `<section id="shape-${name}"><h3>${name}</h3>${fieldTable(schema)}</section>`)
    .join("\n");

const errors =
  (): string => `<p>Every problem is an <code>application/problem+json</code> document with <code>type</code>, <code>title</code>, <code>status</code>, <code>detail</code>, <code>instance</code>, <code>code</code>, <code>requestId</code> and <code>errors</code>, which name each bad field by its path.</p>
<div class="scroll" tabindex="0"><table><thead><tr><th>Status</th><th>Code</th><th>Meaning</th><th>Remedy</th></tr></thead><tbody>${Object.entries(
    problems,
  )
    .map(
      ([code, { status, title, remedy }]) =>
        `<tr id="error-${code}"><td>${status}</td><td><code>${code}</code></td><td>${escapeHtml(title)}</td><td>${escapeHtml(remedy)}</td></tr>`,
    )
    .join("")}</tbody></table></div>`;
