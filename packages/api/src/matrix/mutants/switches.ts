import path from "node:path";

/** Calls that stand between an actor and a row, and what is left when one is taken away. */
const checks: readonly { name: RegExp; without: (firstArgument: string) => string }[] = [
  {
    name: /^(?:authorize\w*|require(?:Level|On|Grant|AuthorityOver|TeamGrants|Scopes))$/u,
    without: () => "undefined",
  },
  { name: /^requireAgent$/u, without: (first) => first },
  { name: /^(?:visibleTickets|isOwnUpload|uploadedBy)$/u, without: () => '"true"' },
  { name: /^(?:can|mayUpload|isVisible)$/u, without: () => "true" },
  { name: /^eq$/u, without: () => "undefined" },
];

const called = /(?<![\w.$])(?:(function|throw)\s+)?([A-Za-z]\w*)\(/gu;

/**
 * Puts a switch at every check of core: `__without("file:line name")` is asked each time, and when it says yes
 * the check is not made. So one process holds every mutant, and a cell tells which checks it passes. All of them
 * are listed in `__checks` when the file is loaded, so that a check no cell passes is found too.
 */
export function withSwitches(source: string, file: string): string {
  let out = "";
  let from = 0;
  const ids: string[] = [];
  for (const match of source.matchAll(called)) {
    const [head, keyword, name = ""] = match;
    const start = match.index;
    if (start < from || keyword === "function" || isComment(source, start)) continue;
    const end = endOfCall(source, start + head.length);
    const id = `${file}:${source.slice(0, start).split("\n").length} ${name}`;
    const place = { keyword, name, isNegated: source[start - 1] === "!", id };
    const replaced = switched(source.slice(start, end), place);
    if (replaced === null) continue;
    ids.push(id);
    out += source.slice(from, start) + replaced;
    from = end;
  }
  const known = `\nfor (const id of ${JSON.stringify(ids)}) (globalThis.__checks ??= new Set()).add(id);\n`;
  return out + source.slice(from) + (ids.length === 0 ? "" : known);
}

type Place = { keyword: string | undefined; name: string; isNegated: boolean; id: string };

function switched(call: string, { keyword, name, isNegated, id }: Place): string | null {
  const off = `globalThis.__without(${JSON.stringify(id)})`;
  if (keyword === "throw") return name === "forbidden" ? `{ if (!${off}) ${call}; }` : null;
  // A plain `can` only decides what a page shows; one that is negated guards what follows.
  if ((name === "can" || name === "mayUpload") && !isNegated) return null;
  if (name === "eq" && !/^eq\(\w+\.workspaceId,/u.test(call)) return null;
  const check = checks.find((one) => one.name.test(name));
  return check === undefined ? null : `(${off} ? ${check.without(firstArgumentOf(call))} : ${call})`;
}

const firstArgumentOf = (call: string): string => /\(([\w.]+)/u.exec(call)?.[1] ?? "undefined";

function isComment(source: string, at: number): boolean {
  const line = source.slice(source.lastIndexOf("\n", at) + 1, at).trimStart();
  return line.startsWith("*") || line.startsWith("//") || line.startsWith("/*");
}

function endOfCall(source: string, afterBracket: number): number {
  let depth = 1;
  let at = afterBracket;
  for (; depth > 0 && at < source.length; at++) {
    if (source[at] === "(") depth += 1;
    if (source[at] === ")") depth -= 1;
  }
  return at;
}

/** Where checks are defined rather than made, and work that no caller of the API can reach. */
const outside = /\/(?:access|error|job|seed|import|testing|boot)\/|\.test\.ts$/u;

/** For the bundler: the same source, with its switches. */
export const authorizationSwitches = (root: string) => ({
  name: "authorization-switches",
  enforce: "pre" as const,
  transform(source: string, id: string): string | null {
    const file = path.relative(root, id);
    if (!file.startsWith("packages/core/src/") || outside.test(file)) return null;
    return withSwitches(source, file.replace("packages/core/src/", ""));
  },
});
