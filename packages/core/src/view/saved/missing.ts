import type { FieldNode, Query } from "@desk/contracts/query";
import type { Ctx } from "../../context";
import type { QueryEnv } from "../../query";
import { isCategory } from "../../query/askable";
import { idsOf } from "../../query/env";
import { queryFields } from "../../query/language";
import { nodesOf } from "../../query/language/node";
import { askable, envOf } from "../read-plan";
import type { ViewRow } from "./find";

/** What a query may name that can go. */
const things: Record<string, string> = {
  status: "status",
  team: "team",
  agent: "person",
  label: "label",
  customer: "customer",
  organization: "organization",
};

/** By view, what its query names and is not there any more, each in a sentence. */
export async function missingOf(ctx: Ctx, rows: readonly ViewRow[]): Promise<Map<string, string[]>> {
  const read = rows.map((row) => ({ id: row.id, query: askable(ctx, row.query) }));
  const queries = read.flatMap(({ query }) => (query?.node ? [query] : []));
  const env = queries.length === 0 ? null : await envOf(ctx, queries);
  return new Map(read.map(({ id, query }) => [id, query === null ? [unaskable] : missingIn(query, env)]));
}

const unaskable = "This query can no longer be read as it stands. Edit it to see its tickets.";

function missingIn(query: Query, env: QueryEnv | null): string[] {
  if (env === null) return [];
  const fields = nodesOf(query.node).filter((node): node is FieldNode => node.kind === "field");
  return [...new Set(fields.flatMap((node) => missingValues(node, env)))];
}

function missingValues({ field, values }: FieldNode, env: QueryEnv): string[] {
  const known = queryFields.find(field);
  const thing = known === undefined ? undefined : things[known.kind];
  if (known === undefined || thing === undefined) return [];
  const isWord = (value: string) =>
    known.words?.some((word) => word.value === value) === true || (known.kind === "status" && isCategory(value));
  return values
    .filter((value) => !isWord(value) && idsOf(env, known.kind, value).length === 0)
    .map((value) => `There is no ${thing} “${value}” any more.`);
}
