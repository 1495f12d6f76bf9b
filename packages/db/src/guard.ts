import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import * as schema from "./schema";

/** Why a statement may look across workspaces. Anything else must bind `workspace_id`. */
export type AcrossReason = "session lookup" | "key lookup" | "link lookup" | "sign-in" | "installation" | "maintenance";
const acrossReasons: readonly string[] = [
  "session lookup",
  "key lookup",
  "link lookup",
  "sign-in",
  "installation",
  "maintenance",
] satisfies AcrossReason[];

export const tenantTables: ReadonlySet<string> = new Set(
  Object.values(schema)
    .filter((value) => is(value, PgTable))
    .filter((table) => "workspaceId" in getTableColumns(table))
    .map((table) => getTableName(table)),
);

const tableReference =
  /\b(from|join|update|into|using)\s+(?:only\s+)?"?([a-z_]+)"?(?:\s+(?:as\s+)?(?!where\b|set\b|on\b|left\b|right\b|inner\b|cross\b|join\b|order\b|limit\b|group\b|values\b|for\b|select\b|returning\b|default\b|union\b|using\b)"?([a-z_][a-z0-9_]*)"?)?/gi;
const across = /\/\* across workspaces: ([a-z -]+) \*\//u;

/**
 * Refuses a statement that touches a tenant table without binding `workspace_id`: every table reference must
 * compare its own `workspace_id`, and one of the comparisons must be with a parameter. The second wall
 * behind the finders of core, where a forgotten condition would show another company's rows.
 */
export function refuseUnboundStatement(text: string): void {
  const reason = across.exec(text)?.[1];
  if (reason !== undefined && acrossReasons.includes(reason)) return;
  let touches = false;
  for (const [, keyword = "", table = "", alias] of text.matchAll(tableReference)) {
    if (!tenantTables.has(table)) continue;
    touches = true;
    const isBound =
      keyword.toLowerCase() === "into"
        ? /\(\s*"?workspace_id"?|,\s*"?workspace_id"?/iu.test(text)
        : comparesWorkspace(text, alias ?? table);
    if (!isBound)
      throw new Error(`Statement guard: "${table}" is read or written without its workspace_id. ${text.slice(0, 200)}`);
  }
  if (touches && !/workspace_id"?\s*(?:=|in)\s*\(?\s*\$\d|\binsert into\b[\s\S]*\$\d/iu.test(text)) {
    throw new Error(`Statement guard: no workspace_id is bound to a parameter. ${text.slice(0, 200)}`);
  }
}

const comparesWorkspace = (text: string, name: string): boolean =>
  new RegExp(
    `(?:"?\\b${name}"?\\."?workspace_id"?|(?:where|and|on)\\s+\\(?"?workspace_id"?)\\s*=|=\\s*"?\\b${name}"?\\."?workspace_id"?`,
    "iu",
  ).test(text);
