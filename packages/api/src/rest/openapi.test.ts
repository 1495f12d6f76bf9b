import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openApiDocument } from "./openapi";
import { problems } from "./problem";
import { referencePage } from "./reference-page";
import { referenceColours } from "./reference-style";
import { routes } from "./routes";

const document = openApiDocument(routes);
const repository = fileURLToPath(new URL("../../../../", import.meta.url));

test("the stored copy is the document of this build; `pnpm --filter @desk/api openapi` writes it anew", async () => {
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(`${repository}docs/openapi.json`);
});

test("every route stands in the document with its scope, and every operation has a name of its own", () => {
  const paths = document.paths as Record<string, Record<string, { operationId: string; "x-scope"?: string }>>;
  for (const route of routes) expect(paths[route.path]?.[route.method.toLowerCase()]?.["x-scope"]).toBe(route.scope);
  const ids = Object.values(paths).flatMap((operations) =>
    Object.values(operations).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test("every reference inside the document leads somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/gu)];
  expect(references.length).toBeGreaterThan(20);
  const components = document.components as Record<string, Record<string, unknown>>;
  for (const [, kind = "", name = ""] of references) expect(components[kind]?.[name], `${kind}/${name}`).toBeDefined();
});

test("the reference page fetches nothing, explains every problem, and its policy allows exactly its own style", () => {
  const { html, policy } = referencePage(routes, "https://desk.test");
  expect(html).not.toMatch(/<script|<link|<img|@import|url\(/u);
  expect(html).not.toMatch(/(?:src|href)="(?!#|\/api\/v1\/openapi\.json)/u);
  for (const code of Object.keys(problems)) expect(html).toContain(`id="error-${code}"`);
  for (const { summary } of routes) expect(html).toContain(summary);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+';/u);
});

test("the reference page wears the product's colours", () => {
  const css = readFileSync(`${repository}packages/ui/src/colours.css`, "utf8");
  const split = css.indexOf("prefers-color-scheme: dark");
  const themes = { light: css.slice(0, split), dark: css.slice(split) };
  for (const theme of ["light", "dark"] as const) {
    for (const [name, value] of Object.entries(referenceColours[theme])) {
      expect(themes[theme], `${theme} ${name}`).toContain(`--${name}: ${value};`);
    }
  }
});
