import { cleanText } from "@desk/contracts/clean-text";
import { type Query, type QueryNode, queryDepthMax, queryNodesMax, queryTextMax } from "@desk/contracts/query";
import { conditionOf, wordsOf } from "./condition";
import { type Token, tokensOf } from "./lexer";
import { and, depthOf, nodesOf, not, or } from "./node";
import type { QueryProblem, Report } from "./problem";
import { type QueryRegistry, queryFields } from "./registry";

export type ParsedQuery = { query: Query; problems: QueryProblem[] };

/**
 * Reads a query. Any text is read: what cannot be understood is reported with its place and left out, and words
 * that are no condition are looked for as text.
 */
export function parseQuery(text: string, registry: QueryRegistry = queryFields): ParsedQuery {
  const problems: QueryProblem[] = [];
  const report: Report = (at, problem) => problems.push({ from: at.from, to: at.to, ...problem });
  if (text.length > queryTextMax) {
    report(
      { from: queryTextMax, to: text.length },
      { code: "limit", message: `Use at most ${queryTextMax} characters.` },
    );
    return { query: { node: null }, problems };
  }
  const clean = cleanText(text);
  const parser = new Parser(
    clean,
    tokensOf(clean, (name) => registry.find(name) !== undefined),
    registry,
    report,
  );
  const node = parser.readAll();
  const isTooDeep = depthOf(node) > queryDepthMax;
  if (isTooDeep || nodesOf(node).length > queryNodesMax) {
    const limit = isTooDeep ? `${queryDepthMax} levels of parentheses` : `${queryNodesMax} conditions`;
    report({ from: 0, to: text.length }, { code: "limit", message: `Use at most ${limit}.` });
    return { query: { node: null }, problems };
  }
  return { query: { node }, problems };
}

class Parser {
  private at = 0;
  private depth = 0;
  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly registry: QueryRegistry,
    private readonly report: Report,
  ) {}

  readAll(): QueryNode | null {
    const parts: QueryNode[] = [];
    while (this.at < this.tokens.length) {
      const node = this.readAny();
      if (node !== null) parts.push(node);
      const token = this.tokens[this.at];
      if (token === undefined) break;
      this.report(token, { code: "syntax", message: "This ) closes nothing." });
      this.at += 1;
    }
    return and(parts);
  }

  /** Alternatives, as far as the next parenthesis that closes. */
  private readAny(): QueryNode | null {
    const parts = [this.readAlternative()];
    for (let token = this.tokens[this.at]; token?.type === "or"; token = this.tokens[this.at]) {
      this.at += 1;
      const next = this.readAlternative();
      if (parts.at(-1) === null || next === null) {
        this.report(token, { code: "unfinished", message: "OR stands between two conditions." });
      }
      parts.push(next);
    }
    return or(parts.filter((part) => part !== null));
  }

  private readAlternative(): QueryNode | null {
    const parts: QueryNode[] = [];
    for (let token = this.tokens[this.at]; token !== undefined; token = this.tokens[this.at]) {
      if (token.type === "or" || token.type === "close") break;
      if (token.type === "and") {
        this.at += 1;
        const next = this.tokens[this.at];
        const isBetween = parts.length > 0 && next !== undefined && next.type !== "or" && next.type !== "close";
        if (!isBetween) this.report(token, { code: "unfinished", message: "AND stands between two conditions." });
        continue;
      }
      const node = this.readOne();
      if (node !== null) parts.push(node);
    }
    return and(parts);
  }

  private readOne(): QueryNode | null {
    const first = this.tokens[this.at];
    let isNegated = false;
    let token = first;
    for (; token?.type === "not"; token = this.tokens[this.at]) {
      isNegated = !isNegated;
      this.at += 1;
    }
    if (token === undefined || token.type === "or" || token.type === "and" || token.type === "close") {
      if (first !== undefined) this.report(first, { code: "unfinished", message: "Say what is not wanted." });
      return null;
    }
    this.at += 1;
    const node = this.readPrimary(token);
    return node !== null && isNegated ? not(node) : node;
  }

  private readPrimary(token: Token): QueryNode | null {
    switch (token.type) {
      case "open":
        return this.readGroup(token);
      case "field":
        return conditionOf(token, this.text.slice(token.from, token.to), this.registry, this.report);
      case "text":
        return wordsOf(token, this.registry, this.report);
      case "close":
      case "and":
      case "or":
      case "not":
        return null;
    }
  }

  private readGroup(token: Token): QueryNode | null {
    if (this.depth >= queryDepthMax) {
      this.report(token, { code: "limit", message: `Use at most ${queryDepthMax} levels of parentheses.` });
      this.at = this.tokens.length;
      return null;
    }
    this.depth += 1;
    const node = this.readAny();
    this.depth -= 1;
    if (this.tokens[this.at]?.type === "close") this.at += 1;
    else this.report(token, { code: "unfinished", message: "This ( is not closed: a ) is missing." });
    return node;
  }
}
