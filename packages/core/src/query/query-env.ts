import type { Query } from "@desk/contracts/query";
import { defaultWorkspaceSettings } from "@desk/contracts/workspace";
import { runStatement, Values } from "@desk/db/statement";
import { actorId, type Ctx } from "../context";
import { invalid } from "../error";
import { isCategory, requireAskable } from "./askable";
import { type FieldSource, nameKey, type QueryEnv, type TextTerm, textKey, wordsOfValue } from "./env";
import { nodesOf, type QueryRegistry, queryFields } from "./language";
import { textQueryOf } from "./lexemes";
import { hasNames, namedMax, namesStatement } from "./names";
import { builtInSources } from "./source";
import { commonTerms, termsStatement } from "./text";
import { isZone } from "./zone";

type Language = { registry: QueryRegistry; sources: ReadonlyMap<string, FieldSource> };
type Options = {
  /** The zone of the browser, for those who chose none. */
  zone?: string | undefined;
  /** Another set of fields than the built-in ones. */
  language?: Language;
};
type Term = { text: string; isPrefix: boolean };
/** What the queries name that only the database knows. */
type Asked = { names: Map<string, Set<string>>; terms: Map<string, Term>; hasDates: boolean; isOverdueAsked: boolean };

/**
 * Looks up what queries depend on besides the ticket: the clock, the zone, who asks, whom and what the names stand
 * for, and how PostgreSQL reads the words. At most two statements, and none for a query that needs none of it.
 */
export async function queryEnv(ctx: Ctx, queries: readonly Query[], options: Options = {}): Promise<QueryEnv> {
  const language = options.language ?? { registry: queryFields, sources: builtInSources };
  for (const query of queries) requireAskable(ctx, query, language.registry);
  const asked = askedBy(queries, language.registry);
  const answers = await lookUp(ctx, asked);
  const names = new Map<string, string[]>();
  for (const { kind, value, answer } of answers) {
    if (!hasNames(kind)) continue;
    const ids = names.get(nameKey(kind, value)) ?? [];
    names.set(nameKey(kind, value), [...ids, answer]);
    if (ids.length >= namedMax) {
      throw invalid("query", `More than ${namedMax} people are called ${value}. Use an address instead of the name.`);
    }
  }
  const { actor } = ctx;
  const zone = [setting(answers, "zone"), options.zone].find(
    (one) => one !== undefined && one !== "auto" && isZone(one),
  );
  return {
    now: ctx.now(),
    zone: zone ?? "UTC",
    me: actor.kind === "agent" ? actor.userId : null,
    teams: actor.kind === "agent" ? [...actor.teams.keys()] : [],
    isCustomer: actor.kind === "customer",
    overdueAfterMs: Number(setting(answers, "overdue") ?? defaultWorkspaceSettings.overdueAfterHours) * 3_600_000,
    names,
    texts: await readTerms(ctx, asked.terms, answers),
    ...language,
  };
}

function askedBy(queries: readonly Query[], registry: QueryRegistry): Asked {
  const asked: Asked = { names: new Map(), terms: new Map(), hasDates: false, isOverdueAsked: false };
  const addTerm = (term: Term) => asked.terms.set(textKey(term.text, term.isPrefix), term);
  for (const node of queries.flatMap((query) => nodesOf(query.node))) {
    if (node.kind === "text") addTerm(node);
    if (node.kind !== "field") continue;
    const field = registry.find(node.field);
    if (field === undefined) continue;
    if (field.kind === "date") asked.hasDates = true;
    if (node.field === "is" && node.values.includes("overdue")) asked.isOverdueAsked = true;
    if (field.kind === "text") node.values.map(wordsOfValue).forEach(addTerm);
    if (!hasNames(field.kind)) continue;
    const isWord = (value: string) =>
      field.words?.some((word) => word.value === value) === true || (field.kind === "status" && isCategory(value));
    const names = node.values.filter((value) => !isWord(value));
    if (names.length > 0) asked.names.set(field.kind, new Set([...(asked.names.get(field.kind) ?? []), ...names]));
  }
  return asked;
}

type Answer = { kind: string; value: string; answer: string };
const setting = (answers: readonly Answer[], kind: string): string | undefined =>
  answers.find((answer) => answer.kind === kind)?.answer;

async function lookUp(ctx: Ctx, { names, terms, hasDates, isOverdueAsked }: Asked): Promise<Answer[]> {
  const isZoneAsked = hasDates && ctx.actor.kind === "agent";
  if (terms.size + names.size === 0 && !isZoneAsked && !isOverdueAsked) return [];
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const parts = [...names].map(([kind, of]) => namesStatement(kind, [...of], workspace, values));
  if (terms.size > 0) parts.push(termsStatement([...terms.values()], workspace, values));
  if (isZoneAsked) {
    parts.push(`select 'zone' as kind, '' as value, s.preferences ->> 'timeZone' as answer from users s
      where s.workspace_id = ${workspace} and s.id = ${values.add(actorId(ctx.actor))}::uuid and s.preferences ->> 'timeZone' is not null`);
  }
  if (isOverdueAsked) {
    parts.push(`select 'overdue' as kind, '' as value, s.settings ->> 'overdueAfterHours' as answer from workspaces s
      where s.id = ${workspace} and s.settings ->> 'overdueAfterHours' is not null`);
  }
  return runStatement<Answer>(ctx.db, parts.map((part) => `(${part})`).join(" union all "), values.list);
}

async function readTerms(ctx: Ctx, terms: Asked["terms"], answers: readonly Answer[]): Promise<Map<string, TextTerm>> {
  const written = new Map(answers.filter(({ kind }) => kind === "text").map(({ value, answer }) => [value, answer]));
  const asked = [...terms].map(([key, term]) => ({ ...term, key, written: written.get(key) ?? "" }));
  const common = ctx.actor.kind === "customer" ? new Set<string>() : await commonTerms(ctx, asked);
  return new Map(
    asked.map((term) => [
      term.key,
      { written: term.written, query: textQueryOf(term.written), isCommon: common.has(term.key) },
    ]),
  );
}
