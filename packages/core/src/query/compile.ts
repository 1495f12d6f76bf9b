import type { FieldNode, Query, QueryNode, QueryOperator, TextNode } from "@desk/contracts/query";
import type { Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { statusesOf } from "./askable";
import { type Build, type FieldSource, fieldOf, idsOf, type QueryEnv, sourceOf, termOf } from "./env";
import { orderedValues } from "./ordered";
import { boundsOf, type Period } from "./period";
import { anyOfTerms, textCondition } from "./text";

/**
 * A query as a condition on a row of `tickets` under the alias `t`. Values are bound, never written into the text,
 * so queries of one shape share one text. Null counts as no: `not` turns unknown into yes, as the evaluator does.
 */
export function compileQuery(ctx: Ctx, values: Values, query: Query, env: QueryEnv): { condition: string } {
  if (query.node === null) return { condition: "true" };
  // Bound when it is first named: PostgreSQL refuses a value that nothing in the statement uses.
  let workspace: string | undefined;
  const build: Build = {
    ctx,
    values,
    env,
    workspace: () => {
      workspace ??= `${values.add(ctx.workspaceId)}::uuid`;
      return workspace;
    },
  };
  return { condition: compile(build, query.node) };
}

function compile(build: Build, node: QueryNode): string {
  switch (node.kind) {
    case "and":
      return `(${withoutWords(build, node.nodes).join(" and ")})`;
    case "or":
      return `(${withWords(build, node.nodes).join(" or ")})`;
    case "not":
      return `((${compile(build, node.node)}) is not true)`;
    case "text":
      return textCondition(build, termOf(build.env, node));
    case "field":
      return fieldCondition(build, node);
  }
}

const isText = (node: QueryNode): node is TextNode => node.kind === "text";
const isWithoutText = (node: QueryNode): node is { kind: "not"; node: TextNode } =>
  node.kind === "not" && isText(node.node);

function anyWord(build: Build, nodes: readonly TextNode[]): string {
  const terms = nodes.map((node) => termOf(build.env, node));
  return either(anyOfTerms(build.ctx, terms).map((term) => textCondition(build, term)));
}

/** Alternatives; the words among them are asked for at once. */
function withWords(build: Build, nodes: readonly QueryNode[]): string[] {
  const words = nodes.filter(isText);
  const others = nodes.filter((node) => !isText(node)).map((node) => compile(build, node));
  return words.length === 0 ? others : [...others, anyWord(build, words)];
}

/** What must all hold; the words that must not be there are asked for at once, and after all else. */
function withoutWords(build: Build, nodes: readonly QueryNode[]): string[] {
  const words = nodes.filter(isWithoutText).map(({ node }) => node);
  const others = nodes.filter((node) => !isWithoutText(node)).map((node) => compile(build, node));
  return words.length === 0 ? others : [...others, `((${anyWord(build, words)}) is not true)`];
}

const either = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "false") : `(${parts.join(" or ")})`;

function fieldCondition(build: Build, node: FieldNode): string {
  const source = sourceOf(build.env, node.field);
  const asked = node.values.filter((value) => value !== "none");
  const parts = asked.length > 0 ? [valuesCondition(build, node, source, asked)] : [];
  if (asked.length < node.values.length) parts.push(noneCondition(build, source));
  return either(parts);
}

/** Nothing there, where the field may be empty. */
function noneCondition(build: Build, source: FieldSource): string {
  switch (source.shape) {
    case "value":
    case "boolean":
    case "number":
    case "date":
    case "id":
      return `${source.sql(build)} is null`;
    case "ids":
      return `not exists (select 1 from ${source.table} x where x.workspace_id = ${build.workspace()} and x.ticket_id = t.id)`;
    case "text":
    case "status":
    case "flags":
      return "false";
  }
}

function valuesCondition(build: Build, node: FieldNode, source: FieldSource, asked: readonly string[]): string {
  const { values, env } = build;
  switch (source.shape) {
    case "value":
      return anyOf(build, source.sql(build), "text", orderedValues(fieldOf(env, node.field), node.operator, asked));
    case "boolean": {
      // Compared as text, since the driver writes no lists of booleans.
      const wanted = asked.map((value) => (value === "yes" ? "true" : "false"));
      return anyOf(build, `(${source.sql(build)})::text`, "text", wanted);
    }
    case "number":
      return numberCondition(build, source.sql(build), source.cast, node.operator, asked);
    case "date":
      return either(
        boundsOf(node.operator, asked, env).map((period) => periodCondition(values, source.sql(build), period)),
      );
    case "text":
      return either(
        anyOfTerms(
          build.ctx,
          asked.map((value) => termOf(env, value)),
        ).map((term) => source.sql(build, term)),
      );
    case "id":
      return anyOf(build, source.sql(build), "uuid", idsOfValues(env, node.field, asked));
    case "ids":
      return `exists (select 1 from ${source.table} x where x.workspace_id = ${build.workspace()} and x.ticket_id = t.id
        and ${anyOf(build, `x.${source.column}`, "uuid", idsOfValues(env, node.field, asked))})`;
    case "status":
      return statusCondition(build, asked);
    case "flags":
      return either(asked.map((value) => source.flags.get(value)?.sql(build) ?? "false"));
  }
}

/** One value is compared by `=`, after which an index still delivers its order. */
function anyOf({ values }: Build, sql: string, cast: string, wanted: readonly unknown[]): string {
  if (wanted.length === 1) return `${sql} = ${values.add(wanted[0])}::${cast}`;
  return `${sql} = any(${values.add([...wanted])}::${cast}[])`;
}

function numberCondition(
  build: Build,
  sql: string,
  cast: string,
  operator: QueryOperator,
  asked: readonly string[],
): string {
  const [low = "0", high = "0"] = asked;
  switch (operator) {
    case "is":
      return anyOf(build, sql, cast, asked);
    case "between":
      return `(${sql} >= ${build.values.add(low)}::${cast} and ${sql} <= ${build.values.add(high)}::${cast})`;
    case ">":
    case ">=":
    case "<":
    case "<=":
      return `${sql} ${operator} ${build.values.add(low)}::${cast}`;
  }
}

function periodCondition(values: Values, sql: string, { start, end }: Partial<Period>): string {
  const moment = (ms: number) => `${values.add(new Date(ms).toISOString())}::timestamptz`;
  const parts: string[] = [];
  if (start !== undefined) parts.push(`${sql} >= ${moment(start)}`);
  if (end !== undefined) parts.push(`${sql} < ${moment(end)}`);
  return `(${parts.join(" and ")})`;
}

function statusCondition(build: Build, asked: readonly string[]): string {
  const { categories, labels } = statusesOf(build.env, asked);
  const parts: string[] = [];
  if (categories.length > 0) parts.push(anyOf(build, "t.category", "text", categories));
  if (labels.length > 0) {
    const ids = labels.flatMap((value) => idsOf(build.env, "status", value));
    parts.push(anyOf(build, "t.status_id", "uuid", ids));
  }
  return either(parts);
}

/** What the names of one field stand for. `me` and `mine` are the actor's own. */
export function idsOfValues(env: QueryEnv, field: string, asked: readonly string[]): string[] {
  const { kind } = fieldOf(env, field);
  const ids = asked.flatMap((value) => {
    if (kind === "agent" && value === "me") return env.me === null ? [] : [env.me];
    if (kind === "team" && value === "mine") return env.teams;
    return idsOf(env, kind, value);
  });
  return [...new Set(ids)];
}
