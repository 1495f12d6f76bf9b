import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { Build, TextTerm } from "./env";
import { textKey } from "./env";
import { seenHead, seenMessages } from "./facts";

/**
 * Words and phrases as PostgreSQL reads them, by their keys: as they stand, and as each language of the workspace stems
 * them. One that is taken apart, such as e-mail, is a phrase of its parts. With `isPrefix` each part is a beginning.
 * Quoted as one operand, no text makes `to_tsquery` fail.
 */
export function termsStatement(
  terms: readonly { text: string; isPrefix: boolean }[],
  workspace: string,
  values: Values,
): string {
  const keys = values.add(terms.map(({ text, isPrefix }) => textKey(text, isPrefix)));
  const written = terms.map(({ text, isPrefix }) => (isPrefix ? `'${text.replaceAll(/['\\]/gu, "$&$&")}'` : text));
  return `select 'text' as kind, w.key as value, coalesce(desk_query(
      array(select l.language from search_languages l where l.workspace_id = ${workspace}),
      w.written, left(w.key, 1) = '*'), '') as answer
    from unnest(${keys}::text[], ${values.add(written)}::text[]) as w(key, written)`;
}

/** Of all terms together so many texts are listed first; of more, each ticket that is looked at is asked by itself. */
const listedMax = 24_000;
/** Beginnings shorter than this stand for too many words. */
const beginningMin = 3;
const unknownWord = "'\u0002'::tsquery";
type PlanNode = { "Plan Rows"?: number; Alias?: string; Plans?: PlanNode[] };

/** Terms that stand in very many texts, by PostgreSQL's statistics. It decides how a query is run, never its answer. */
export async function commonTerms(
  ctx: Ctx,
  terms: readonly { text: string; isPrefix: boolean; written: string }[],
): Promise<Set<string>> {
  const common = new Set<string>();
  if (terms.length === 0) return common;
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const matches = (alias: string, asked: string) =>
    `select 1 from messages ${alias} where ${alias}.workspace_id = ${workspace} and ${alias}.document @@ ${asked}`;
  const parts = terms.map(({ written }, index) => matches(`term_${index}`, `${values.add(written)}::tsquery`));
  const statement = `${planEachTime} explain (format json) ${[matches("unknown", unknownWord), ...parts].join(" union all ")}`;
  const [row] = await runStatement<{ "QUERY PLAN": { Plan: PlanNode }[] }>(ctx.db, statement, values.list);
  const plan = row?.["QUERY PLAN"][0]?.Plan;
  const unknown = rowsOf(plan, "unknown");
  let listed = 0;
  const rarestFirst = terms
    .map((term, index) => ({ ...term, expected: rowsOf(plan, `term_${index}`) }))
    .toSorted((a, b) => a.expected - b.expected);
  for (const { text, isPrefix, expected } of rarestFirst) {
    const isShort = isPrefix && [...text].length < beginningMin;
    // Of a word that the statistics do not know they only say that it is rare.
    if (isShort || (listed + expected > listedMax && expected > unknown)) common.add(textKey(text, isPrefix));
    else if (expected > unknown) listed += expected;
  }
  return common;
}

function rowsOf(node: PlanNode | undefined, alias: string): number {
  if (node?.Alias === alias) return node["Plan Rows"] ?? 0;
  return Math.max(0, ...(node?.Plans ?? []).map((below) => rowsOf(below, alias)));
}

/**
 * Whether the ticket's head or a message that the actor may see has the words. The tickets of a rare word are listed
 * once by the text index. Of a common one each ticket's own messages are read, as far as the first that has it: the
 * fence of `offset 0` keeps the planner from fetching all texts that have the word.
 */
export function textCondition({ ctx, values, workspace }: Build, { written, isCommon }: TextTerm): string {
  if (isCommon || ctx.actor.kind === "customer") {
    const query = `${values.add(written)}::tsquery`;
    const messages = `exists (select 1 from (select m.document from messages m where m.workspace_id = ${workspace()}
      and m.ticket_id = t.id${seenMessages(ctx, "m")} offset 0) own where own.document @@ ${query})`;
    const head = `exists (select 1 from (select h.document from ticket_search h where h.workspace_id = ${workspace()}
      and h.ticket_id = t.id offset 0) own where ${seenHead(ctx, "own.document")} @@ ${query})`;
    return `(${head} or ${messages})`;
  }
  return `t.id in (${listedTickets({ values, workspace }, written)})`;
}

/**
 * Several words of which any is enough. Where a ticket's own texts are read, they are read once for all of them. Rare
 * ones stay apart: each is listed by the text index, while of all together so much is expected that the planner would
 * rather read everything.
 */
export function anyOfTerms({ actor }: Ctx, terms: readonly TextTerm[]): readonly TextTerm[] {
  const isRead = actor.kind === "customer" || terms.some(({ isCommon }) => isCommon);
  if (!isRead || terms.length < 2) return terms;
  const written = terms.flatMap((term) => (term.written === "" ? [] : [`(${term.written})`])).join(" | ");
  return [{ written, query: { kind: "or", nodes: terms.map(({ query }) => query) }, isCommon: true }];
}

/** The tickets of a rare word, as the text index lists them, each as often as it has the word. */
export function listedTickets({ values, workspace }: Pick<Build, "values" | "workspace">, written: string): string {
  const query = `${values.add(written)}::tsquery`;
  return `select h.ticket_id as id from ticket_search h where h.workspace_id = ${workspace()} and h.document @@ ${query}
    union all select m.ticket_id as id from messages m where m.workspace_id = ${workspace()} and m.document @@ ${query}`;
}

/** The same of the subject alone: the words that the head has under weight A. */
export function subjectCondition({ values, workspace }: Build, { written, isCommon }: TextTerm): string {
  const query = `${values.add(written)}::tsquery`;
  const isInSubject = (document: string) => `${document} @@ ${query} and ts_filter(${document}, '{a}') @@ ${query}`;
  if (isCommon) {
    return `exists (select 1 from (select h.document from ticket_search h where h.workspace_id = ${workspace()}
      and h.ticket_id = t.id offset 0) own where ${isInSubject("own.document")})`;
  }
  return `t.id in (select h.ticket_id from ticket_search h where h.workspace_id = ${workspace()} and ${isInSubject("h.document")})`;
}
