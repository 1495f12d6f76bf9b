import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

type Row = { id: string; tests: { path: string; title: string }[] };

/** Rows of `| id | what is promised | path › title; path › title |`. */
export function promisesIn(markdown: string): Row[] {
  return [...markdown.matchAll(/^\| ([A-Z]{1,2}-?\d{2}) \|[^|]*\| ([^|]+) \|$/gmu)].map(([, id = "", shown = ""]) => ({
    id,
    tests: shown.split(";").map((part) => {
      const [path = "", title = ""] = part.split("›").map((text) => text.trim().replaceAll("`", ""));
      return { path, title };
    }),
  }));
}

const broken = (promises: Row[]) =>
  promises.flatMap(({ id, tests }) =>
    tests
      .filter(({ path, title }) => !existsSync(join(root, path)) || !read(path).includes(title === "" ? id : title))
      .map(({ path, title }) => `${id}: ${path} › ${title}`),
  );

test.each(["docs/features.md", "docs/threats.md"])("every promise in %s names a test that exists", (file) => {
  const promises = promisesIn(read(file));
  expect(promises.length).toBeGreaterThan(15);
  expect(broken(promises)).toEqual([]);
});

test("a promise without its test is found", () => {
  expect(
    broken(promisesIn("| A99 | nothing | `scripts/promises.test.ts` › no such title here at" + " all |\n")),
  ).toHaveLength(1);
});
