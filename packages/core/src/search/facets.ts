import { type Search, type SearchFacets, type SearchTime, searchTimes } from "@desk/contracts/ticket";
import { type StatusCategory, statusCategories } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import type { FoundTicket } from "./find-tickets";

/** So many of the best matches are divided. */
export const facetedMax = 500;
const valuesMax = 20;

type Facts = { status: StatusCategory; teamId: string | null; labels: string[]; updatedAt: string };
type Choices = Pick<Search, "status" | "teamId" | "label" | "time">;
type Facet = "status" | "team" | "label" | "time";

export const hasChoices = ({ status, teamId, label, time }: Choices): boolean =>
  (status?.length ?? 0) > 0 || teamId !== undefined || label !== undefined || time !== undefined;

/** What was found and chosen, and how it divides. Only tickets that were found are looked at, each by its key. */
export async function divide(
  ctx: Ctx,
  found: readonly FoundTicket[],
  choices: Choices,
): Promise<{ chosen: FoundTicket[]; facets: SearchFacets }> {
  const facts = await factsOf(ctx, found);
  const known = found.flatMap((ticket) => {
    const fact = facts.get(ticket.id);
    return fact === undefined ? [] : [{ ticket, fact }];
  });
  const now = ctx.now();
  const left = (except: Facet | null) => known.filter(({ fact }) => fits(fact, choices, now, except));
  const count = <T>(facet: Facet, valuesOf: (fact: Facts) => readonly T[]) =>
    counted(left(facet).flatMap(({ fact }) => valuesOf(fact)));
  const chosen = left(null).map(({ ticket }) => ticket);
  return {
    chosen,
    facets: {
      count: chosen.length,
      isCapped: found.length >= facetedMax,
      status: inOrder(
        count("status", ({ status }) => [status]),
        statusCategories,
      ),
      team: count("team", ({ teamId }) => [teamId]).slice(0, valuesMax),
      label: count("label", ({ labels }) => labels).slice(0, valuesMax),
      time: inOrder(
        count("time", (fact) => [timeOf(fact, now)]),
        searchTimes,
      ),
    },
  };
}

async function factsOf(ctx: Ctx, found: readonly FoundTicket[]): Promise<Map<string, Facts>> {
  if (found.length === 0) return new Map();
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const isCustomer = ctx.actor.kind === "customer";
  // Customers see neither the team nor labels, and a ticket on hold is open to them.
  const shown = isCustomer
    ? `case t.category when 'on_hold' then 'open' else t.category end as status, null as "teamId", array[]::text[] as labels`
    : `t.category as status, t.team_id as "teamId", array(select l.name from ticket_labels tl
        join labels l on l.workspace_id = tl.workspace_id and l.id = tl.label_id
        where tl.workspace_id = ${workspace} and tl.ticket_id = t.id) as labels`;
  const rows = await runStatement<Facts & { id: string }>(
    ctx.db,
    `select t.id, t.updated_at as "updatedAt", ${shown}
      from unnest(${values.add(found.map(({ id }) => id))}::uuid[]) as f(id)
      join tickets t on t.workspace_id = ${workspace} and t.id = f.id
      where ${visibleTickets(ctx.actor, values)}`,
    values.list,
  );
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

function fits(fact: Facts, { status, teamId, label, time }: Choices, now: Date, except: Facet | null): boolean {
  const isStatus = except === "status" || !status?.length || status.includes(fact.status);
  const isTeam = except === "team" || teamId === undefined || (fact.teamId ?? "none") === teamId;
  const isLabel =
    except === "label" || label === undefined || fact.labels.some((name) => name.toLowerCase() === label.toLowerCase());
  const isTime =
    except === "time" || time === undefined || searchTimes.indexOf(timeOf(fact, now)) <= searchTimes.indexOf(time);
  return isStatus && isTeam && isLabel && isTime;
}

const days = { day: 1, week: 7, month: 30, year: 365 } as const satisfies Partial<Record<SearchTime, number>>;

function timeOf({ updatedAt }: Facts, now: Date): SearchTime {
  const age = (now.getTime() - new Date(updatedAt).getTime()) / 86_400_000;
  if (age <= days.day) return "day";
  if (age <= days.week) return "week";
  if (age <= days.month) return "month";
  return age <= days.year ? "year" : "older";
}

/** The most frequent first. */
function counted<T>(found: readonly T[]): { value: T; count: number }[] {
  const counts = new Map<T, number>();
  for (const value of found) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

const inOrder = <T>(counts: { value: T; count: number }[], order: readonly T[]) =>
  counts.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
