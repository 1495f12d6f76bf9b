import type { Query, QueryNode } from "@desk/contracts/query";
import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { compileQuery, queryEnv } from "../query";
import { parseQuery, printQuery } from "../query/language";
import type { FoundTicket } from "./find-tickets";

/** Words to search for, and what the tickets must be besides. */
export type Narrowed = { words: string; fields: Query | null };

/**
 * Parts the words of a search from conditions such as `status:pending` or `-label:vip` beside them. A text that is no
 * query, or that mixes both in alternatives, is all words: a search answers whatever is typed.
 */
export function narrowedBy(q: string): Narrowed {
  const { query, problems } = parseQuery(q);
  if (problems.length > 0 || query.node === null) return { words: q, fields: null };
  const parts = query.node.kind === "and" ? query.node.nodes : [query.node];
  const fields = parts.filter(hasOnlyFields);
  if (fields.length === 0 || parts.some((part) => !hasOnlyFields(part) && hasField(part)))
    return { words: q, fields: null };
  const words = parts.filter((part) => !hasOnlyFields(part));
  if (words.length === 0) return { words: q, fields: null };
  return { words: printQuery(allOf(words)), fields: allOf(fields) };
}

function allOf(nodes: QueryNode[]): Query {
  const [only] = nodes;
  return { node: nodes.length === 1 && only !== undefined ? only : { kind: "and", nodes } };
}

const below = (node: QueryNode): readonly QueryNode[] =>
  node.kind === "and" || node.kind === "or" ? node.nodes : node.kind === "not" ? [node.node] : [];
const hasField = (node: QueryNode): boolean => node.kind === "field" || below(node).some(hasField);
const hasOnlyFields = (node: QueryNode): boolean =>
  node.kind === "field" || (below(node).length > 0 && below(node).every(hasOnlyFields));

/** Those of the found tickets that the conditions hold for, in their order. */
export async function narrow(ctx: Ctx, found: readonly FoundTicket[], fields: Query): Promise<FoundTicket[]> {
  if (found.length === 0) return [];
  const env = await queryEnv(ctx, [fields]);
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const ids = `${values.add(found.map(({ id }) => id))}::uuid[]`;
  const { condition } = compileQuery(ctx, values, fields, env);
  const rows = await runStatement<{ id: string }>(
    ctx.db,
    `${planEachTime} select t.id from unnest(${ids}) as f(id)
      join tickets t on t.workspace_id = ${workspace} and t.id = f.id where ${condition}`,
    values.list,
  );
  const kept = new Set(rows.map(({ id }) => id));
  return found.filter(({ id }) => kept.has(id));
}
