import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The lowest version of each package without a published hole that reaches us. */
const floors: Record<string, string> = {
  next: "16.3.3",
  "next-auth": "4.24.15",
  "@trpc/server": "11.10.0",
  "drizzle-orm": "0.45.2",
  nodemailer: "9.0.1",
  "sanitize-html": "2.17.4",
  dompurify: "3.4.13",
  "linkify-it": "5.0.2",
};
const forbidden = ["xlsx"];

const lockfile = readFileSync(join(import.meta.dirname, "../pnpm-lock.yaml"), "utf8");

export function lockedVersions(text: string): [name: string, version: string][] {
  const section = text.slice(text.lastIndexOf("\npackages:"), text.lastIndexOf("\nsnapshots:"));
  return [...section.matchAll(/^ {2}'?((?:@[^/\s]+\/)?[^@\s']+)@(\d+\.\d+\.\d+[^\s':(]*)/gmu)].map(
    ([, name = "", version = ""]) => [name, version],
  );
}

const isBelow = (version: string, floor: string): boolean => {
  const [a = [], b = []] = [version, floor].map((text) => text.split(/[.-]/u).slice(0, 3).map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
};

const tooOld = (versions: [string, string][]) =>
  versions.filter(
    ([name, version]) => forbidden.includes(name) || (floors[name] !== undefined && isBelow(version, floors[name])),
  );

test("L01: no locked package stands below its floor", () => {
  const versions = lockedVersions(lockfile);
  expect(versions.length).toBeGreaterThan(100);
  for (const name of ["next", "next-auth", "@trpc/server", "drizzle-orm", "sanitize-html"])
    expect(versions.map(([n]) => n)).toContain(name);
  expect(tooOld(versions)).toEqual([]);
});

test("L01: a version below the floor is found", () => {
  expect(
    tooOld([
      ["next", "16.3.2"],
      ["next", "16.3.3"],
      ["xlsx", "0.18.5"],
    ]),
  ).toEqual([
    ["next", "16.3.2"],
    ["xlsx", "0.18.5"],
  ]);
});
