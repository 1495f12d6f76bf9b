import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

/** A tool that passes everything looks like a clean tree; so each rule is shown a planted violation. */
const root = join(import.meta.dirname, "..");
let copy = "";

const plant = (path: string, text: string) => {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
};
const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin", command), args, {
    cwd: copy,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
};

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "desk-boundaries-"));
  const skipped = /(^|\/)(node_modules|\.next|dist|\.data|\.git|\.turbo|docs|test-results)(\/|$)/u;
  cpSync(root, copy, { recursive: true, filter: (path) => !skipped.test(path.slice(root.length + 1)) });
  spawnSync("git", ["init", "-q"], { cwd: copy });
  const linked = [
    "",
    "packages/config",
    "packages/contracts",
    "packages/db",
    "packages/core",
    "packages/api",
    "packages/ui",
    "apps/web",
    "apps/worker",
  ];
  for (const folder of linked) symlinkSync(join(root, folder, "node_modules"), join(copy, folder, "node_modules"));

  plant("packages/contracts/src/planted.ts", `import postgres from "postgres";\nexport const planted = postgres;\n`);
  plant(
    "packages/db/src/planted.ts",
    `import { newId } from "../../core/src/context";\nexport const planted = newId;\n`,
  );
  plant("packages/core/src/ticket/planted.ts", `import { Hono } from "hono";\nexport const planted = Hono;\n`);
  plant(
    "packages/api/src/planted.ts",
    `import * as client from "../../db/src/client";\nexport const planted = client;\n`,
  );
  plant(
    "packages/ui/src/planted.tsx",
    `import { priorities } from "../../contracts/src/words";\nexport const planted = priorities;\n`,
  );
  plant("apps/worker/src/planted.ts", `import { x } from "../../server/src/planted";\nexport const planted = x;\n`);
  plant("apps/server/src/planted.ts", `export const x = 1;\n`);
  plant("packages/core/src/planted-a/index.ts", `export { b } from "../planted-b";\nexport const a = 1;\n`);
  plant("packages/core/src/planted-b/index.ts", `export { a } from "../planted-a";\nexport const b = 1;\n`);
  plant("apps/web/src/features/planted-one/inner.ts", `export const inner = 1;\n`);
  plant(
    "apps/web/src/features/planted-two/uses.ts",
    `import { inner } from "../planted-one/inner";\nexport const uses = inner;\n`,
  );
  plant(
    "apps/web/src/features/planted-two/core.ts",
    `import { newId } from "../../../../../packages/core/src/context";\nexport const id = newId;\n`,
  );
  plant(
    "apps/web/src/features/planted-two/compiler.ts",
    `import { compileQuery } from "../../../../../packages/core/src/query";\nexport const compile = compileQuery;\n`,
  );
  plant(
    "apps/web/src/features/planted-two/inside.ts",
    `import { nearest } from "../../../../../packages/core/src/query/language/suggest";\nexport const near = nearest;\n`,
  );
  plant(
    "apps/web/src/features/planted-two/language.ts",
    `import { parseQuery } from "../../../../../packages/core/src/query/language";\nexport const parse = parseQuery;\n`,
  );
  plant(
    "packages/core/src/query/language/planted.ts",
    `import { invalid } from "../../error";\nexport const planted = invalid;\n`,
  );
  plant(
    "packages/core/src/ticket/planted-clock.ts",
    `export const at = (): Date => new Date();\nexport const key = process.env.SECRET;\n`,
  );
  plant(
    "packages/core/src/ticket/planted-types.ts",
    `export const any = (value: any) => value;\nasync function go(): Promise<void> {}\nexport function start() {\n  go();\n}\n`,
  );
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test("dependency-cruiser reports every planted import, rule by rule", () => {
  const { output } = run(
    "depcruise",
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "err",
    "apps",
    "packages",
  );
  const expected: [rule: string, file: string][] = [
    ["contracts-imports-zod-only", "packages/contracts/src/planted.ts"],
    ["only-core-and-db-touch-the-database", "packages/contracts/src/planted.ts"],
    ["db-stands-on-contracts", "packages/db/src/planted.ts"],
    ["core-knows-no-framework", "packages/core/src/ticket/planted.ts"],
    ["only-core-and-db-touch-the-database", "packages/api/src/planted.ts"],
    ["ui-knows-no-tickets", "packages/ui/src/planted.tsx"],
    ["apps-stay-apart", "apps/worker/src/planted.ts"],
    ["no-cycle", "packages/core/src/planted-a/index.ts"],
    ["features-stay-apart", "apps/web/src/features/planted-two/uses.ts"],
    ["the-browser-gets-no-server-code", "apps/web/src/features/planted-two/core.ts"],
    ["the-browser-gets-no-server-code", "apps/web/src/features/planted-two/compiler.ts"],
    ["the-browser-gets-no-server-code", "apps/web/src/features/planted-two/inside.ts"],
    ["the-query-language-runs-in-a-browser", "packages/core/src/query/language/planted.ts"],
  ];
  const plain = stripVTControlCharacters(output);
  for (const [rule, file] of expected)
    expect(plain).toMatch(new RegExp(`${rule}: ${file.replaceAll(".", "\\.")}`, "u"));
  // The one part of core that a browser may load.
  expect(plain).not.toContain("planted-two/language.ts");
}, 60_000);

test("turbo boundaries reports an undeclared import and a dependency that points left", () => {
  plant(
    "packages/contracts/src/planted.ts",
    `import { newId } from "@desk/core/context";\nexport const planted = newId;\n`,
  );
  const { status, output } = run("turbo", "boundaries");
  expect(status).not.toBe(0);
  expect(output).toContain("planted.ts");
}, 60_000);

test("Biome refuses the clock and the environment in core, any, and a floating promise", () => {
  const clock = run("biome", "lint", "packages/core/src/ticket/planted-clock.ts", "--colors=off").output;
  expect(clock).toContain("ctx.now()");
  expect(clock).toContain("noProcessEnv");
  const types = run("biome", "lint", "packages/core/src/ticket/planted-types.ts", "--colors=off").output;
  expect(types).toContain("noExplicitAny");
  expect(types).toContain("noFloatingPromises");
}, 60_000);
