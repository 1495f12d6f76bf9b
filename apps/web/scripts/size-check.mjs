import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

// What a browser loads before it can use the list: every script the built page names, gzip. The polyfill is for
// browsers without modules and stands apart. Later pages and layers are fetched when they are wanted.
const limitKb = 200;
const root = path.join(import.meta.dirname, "..", ".next");
const pages = ["views", "tickets", "search", "customers", "admin", "account", "sign-in"];

const sizes = new Map();
function gzipped(source) {
  if (!sizes.has(source)) {
    const file = path.join(root, decodeURIComponent(source.replace(/^\/_next\//u, "").replace(/\?.*$/u, "")));
    sizes.set(source, gzipSync(readFileSync(file), { level: 9 }).length);
  }
  return sizes.get(source);
}

const kb = (bytes) => Math.round(bytes / 102.4) / 10;

function measure(page) {
  const html = readFileSync(path.join(root, "server", "app", `${page}.html`), "utf8");
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/gu)];
  const isPolyfill = (tag) => /\bnomodule\b/iu.test(tag);
  const sum = (found) =>
    [...new Set(found.map((match) => match[1]))].reduce((bytes, source) => bytes + gzipped(source), 0);
  const styles = [...html.matchAll(/<link\b[^>]*\bhref="([^"]+\.css[^"]*)"[^>]*>/gu)];
  return {
    page: `/${page}`,
    scriptsKb: kb(sum(tags.filter((match) => !isPolyfill(match[0])))),
    polyfillKb: kb(sum(tags.filter((match) => isPolyfill(match[0])))),
    stylesKb: kb(sum(styles)),
  };
}

const measured = pages.map(measure);
if (process.argv.includes("--json")) console.log(JSON.stringify(measured, null, 2));
else console.table(measured);

const list = measured[0];
if (list.scriptsKb > limitKb) {
  console.error(`The list route loads ${list.scriptsKb} KB of JavaScript at first; ${limitKb} KB is the limit.`);
  process.exit(1);
}
