import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { Clause } from "./clauses";

/** A search as PostgreSQL asks it, in every language the workspace's texts have. Each part is a `tsquery` as text. */
export type Asked = {
  /** All of it in one document. */
  document: string;
  /** Any of the words that are wanted, to mark them. */
  any: string;
  /** Words that may stand in different messages of one ticket, and words that none may have. */
  spread: { all: readonly string[]; none: readonly string[] } | null;
};

/** Null when nothing is asked for. No text makes these functions fail. */
export async function askedOf(ctx: Ctx, alternatives: readonly (readonly Clause[])[]): Promise<Asked | null> {
  const clauses = alternatives.flat();
  if (clauses.length === 0) return null;
  const values = new Values();
  const rows = await runStatement<{ query: string | null }>(
    ctx.db,
    `select desk_query(array(select l.language from search_languages l where l.workspace_id = ${values.add(ctx.workspaceId)}),
        c.words, c.is_beginning::bool) as query
      from unnest(${values.add(clauses.map(({ text }) => text))}::text[],
        ${values.add(clauses.map(({ isBeginning }) => String(isBeginning)))}::text[]) with ordinality as c(words, is_beginning, place)
      order by c.place`,
    values.list,
  );
  const queryOf = new Map(clauses.map((clause, place) => [clause, rows[place]?.query ?? null]));
  const parts = alternatives.map((all) => partsOf(all, queryOf)).filter(({ all }) => all.length > 0);
  const [first] = parts;
  if (first === undefined) return null;
  return {
    document: parts.map(({ all, none }) => `(${[...all, ...none.map((part) => `!${part}`)].join(" & ")})`).join(" | "),
    any: parts.flatMap(({ all }) => all).join(" | "),
    spread: parts.length === 1 && first.all.length > 1 ? first : null,
  };
}

function partsOf(clauses: readonly Clause[], queryOf: ReadonlyMap<Clause, string | null>) {
  const of = (isNegated: boolean) =>
    clauses.flatMap((clause) => {
      const query = queryOf.get(clause) ?? null;
      return clause.isNegated !== isNegated || query === null ? [] : [`(${query})`];
    });
  return { all: of(false), none: of(true) };
}
