import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const documented = new Set([...read(".env.example").matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = ""]) => name));

/** Told to a process by who starts it, never by a person. */
const internal = new Set(["NEXTAUTH_URL", "ROLE", "HOSTNAME", "POSTGRES_USER", "POSTGRES_DB", "IMAGE"]);

test.each(globSync("{apps,packages}/*/src/**/env.ts", { cwd: root }))(
  "every setting %s reads is in .env.example",
  (file) => {
    const names = [...read(file).matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = ""]) => name);
    expect(names.filter((name) => !documented.has(name) && !internal.has(name))).toEqual([]);
  },
);

test("every setting docker compose passes on is in .env.example", () => {
  const names = [...read("docker-compose.yml").matchAll(/\b([A-Z][A-Z0-9_]{3,}):/g)].map(([, name = ""]) => name);
  expect(names).toContain("AUTH_SECRET");
  expect(names.filter((name) => !documented.has(name) && !internal.has(name))).toEqual([]);
});

test("nothing in .env.example is unknown to the code", () => {
  const files = globSync("{{apps,packages}/*/src/**/*.ts,scripts/**/*.ts,deploy/docker/*}", {
    cwd: root,
  });
  const code = files.map(read).join("\n");
  expect([...documented].filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});
