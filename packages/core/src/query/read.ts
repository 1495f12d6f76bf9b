import type { Query } from "@desk/contracts/query";
import type { Ctx } from "../context";
import { invalid } from "../error";
import { requireAskable } from "./askable";
import { parseQuery, type QueryProblem, type QueryRegistry, queryFields } from "./language";

/** Reads the text of a query for somebody. What is wrong with it is said with its place and a remedy. */
export function readQuery(ctx: Ctx, text: string, registry: QueryRegistry = queryFields): Query {
  const { query, problems } = parseQuery(text, registry);
  const [problem] = problems;
  if (problem !== undefined) throw invalid("query", messageOf(problem));
  requireAskable(ctx, query, registry);
  return query;
}

function messageOf({ from, message, suggestion }: QueryProblem): string {
  const remedy = suggestion === undefined ? "" : ` Try ${suggestion}.`;
  return `At character ${from + 1}: ${message}${remedy}`;
}
