import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Types that a browser does not run as a script, such as data blocks. */
const isData = (attributes) => /\btype="(?!text\/javascript|module)[^"]*"/u.test(attributes);

/** Hashes of all inline scripts of a page, for its Content-Security-Policy. */
export function hashesOf(html) {
  const hashes = new Set();
  for (const [, attributes = "", text = ""] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gu)) {
    if (/\bsrc=/u.test(attributes) || isData(attributes)) continue;
    hashes.add(`sha256-${createHash("sha256").update(text).digest("base64")}`);
  }
  return [...hashes].sort();
}

/** `tickets.html` answers `/tickets`, `index.html` answers `/`. */
const pathOf = (file) => {
  const name = file
    .split(path.sep)
    .join("/")
    .replace(/\.html$/u, "");
  return name === "index" ? "/" : `/${name.replace(/\/index$/u, "")}`;
};

/** Writes the hashes of every static page beside the build, and beside its standalone copy. */
export function collectScriptHashes(app) {
  const pages = path.join(app, ".next", "server", "app");
  const files = globSync("**/*.html", { cwd: pages }).sort();
  if (files.length === 0) throw new Error(`No static pages in ${pages}.`);
  const entries = files.map((file) => [pathOf(file), hashesOf(readFileSync(path.join(pages, file), "utf8"))]);
  const text = `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`;
  const places = [path.join(app, ".next"), path.join(app, ".next", "standalone", "apps", "web", ".next")];
  for (const place of places) if (existsSync(place)) writeFileSync(path.join(place, "script-hashes.json"), text);
  return entries.length;
}

if (import.meta.main) {
  const count = collectScriptHashes(path.resolve(import.meta.dirname, ".."));
  console.log(`Collected the inline scripts of ${count} pages.`);
}
