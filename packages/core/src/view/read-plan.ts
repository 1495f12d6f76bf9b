import type { Query } from "@desk/contracts/query";
import { cleanText } from "@desk/contracts/text";
import type { TicketFilter } from "@desk/contracts/ticket";
import type { SortKey } from "@desk/contracts/view";
import type { Ctx } from "../context";
import { isDomainError } from "../error";
import { type QueryEnv, queryEnv, readQuery } from "../query";
import { conjunctsOf, queryOf } from "../query/language/node";
import { findTicketIds } from "../search/find-ticket-ids";
import { narrowScope } from "./narrow";
import type { Plan } from "./plan";
import type { ViewRow } from "./saved/find";
import { openSavedView } from "./saved/open";
import { sortOf } from "./saved/present";
import { defaultSort, everything, isBuiltIn, type Scope, scopeOf, scopeOfView } from "./scope";

/** What is listed, and in which order as long as nobody asks for another one. */
export type ReadPlan = { plan: Plan; sort: SortKey[] };
type Opened = { scope: Scope; query: string; sort: SortKey[] };

/** Reads a view with its filters and its query. */
export async function readPlan(ctx: Ctx, filter: TicketFilter): Promise<ReadPlan> {
  const opened = await openView(ctx, filter.view);
  const label = filter.label === undefined ? {} : { label: cleanText(filter.label) };
  const scope = scopeOf(ctx, { ...filter, ...label }, opened.scope);
  const texts = [opened.query, filter.query ?? ""].filter((text) => text.trim() !== "");
  const queries = texts.map((text) => readQuery(ctx, text));
  const q = cleanText(filter.q ?? "");
  const ids = q.trim() === "" ? null : await findTicketIds(ctx, q);
  return { plan: { ...(await planOf(ctx, scope, queryOf(queries.flatMap(conjunctsOf)))), ids }, sort: opened.sort };
}

export type PlannedView = { slug: string; query: string; plan: Plan };

/** Several saved views at once, with one look at what their queries name. Those that cannot be asked are left out. */
export async function planSaved(ctx: Ctx, rows: readonly ViewRow[]): Promise<PlannedView[]> {
  const read = rows.flatMap((row) => {
    const query = askable(ctx, row.query);
    return query === null ? [] : [{ row, query }];
  });
  const asked = read.filter(({ query }) => query.node !== null);
  const env =
    asked.length === 0
      ? null
      : await envOf(
          ctx,
          asked.map(({ query }) => query),
        );
  return read.flatMap(({ row, query }): PlannedView[] => {
    const named = { slug: row.slug, query: row.query };
    const whole: Plan = { scope: everything, rest: nothing, env: null, ids: null };
    if (query.node === null) return [{ ...named, plan: whole }];
    return env === null ? [] : [{ ...named, plan: { ...narrowScope(everything, query, env), env, ids: null } }];
  });
}

/** A stored query as it is read today, or null when this actor cannot ask it. */
export function askable(ctx: Ctx, text: string): Query | null {
  try {
    return readQuery(ctx, text);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

/** What the queries depend on, or null when a name in one of them stands for too many. */
export async function envOf(ctx: Ctx, queries: readonly Query[]): Promise<QueryEnv | null> {
  try {
    return await queryEnv(ctx, queries);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

const nothing: Query = { node: null };

async function planOf(ctx: Ctx, scope: Scope, query: Query): Promise<Plan> {
  if (query.node === null) return { scope, rest: nothing, env: null, ids: null };
  const env = await queryEnv(ctx, [query]);
  // Customers ask for what they are shown, which is not what the scope says.
  const narrowed = ctx.actor.kind === "customer" ? { scope, rest: query } : narrowScope(scope, query, env);
  return { ...narrowed, env, ids: null };
}

/** A view by its slug: built in, a team's, or one that somebody saved. */
async function openView(ctx: Ctx, slug: string | undefined): Promise<Opened> {
  const sort = defaultSort(slug);
  if (slug === undefined || ctx.actor.kind === "customer") return { scope: everything, query: "", sort };
  if (isBuiltIn(slug) || slug.startsWith("team-")) return { scope: scopeOfView(ctx, slug), query: "", sort };
  const view = await openSavedView(ctx, slug);
  const saved = sortOf(view);
  return { scope: everything, query: view.query, sort: saved.length === 0 ? sort : saved };
}
