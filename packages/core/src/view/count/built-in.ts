import { runStatement, Values } from "@desk/db/statement";
import { can, visibleTickets } from "../../access";
import type { Ctx } from "../../context";
import { activeCondition, seesAll } from "../branches";
import { longestWaiting } from "../order";
import { solvedSince } from "../scope";
import { countsMax } from "./counts-max";

const cap = countsMax;

/** One row per team I may see (and one for no team), and one that carries the other counts. */
type CountRow = {
  slug: string | null;
  isMine: boolean;
  active: number;
  unassigned: number;
  everything: number;
  mine: number;
  pending: number;
  solved: number;
  snoozed: number;
  deleted: number;
  /** Mails, for those who look after them; null for everybody else. */
  suspended: number | null;
};

/** How many tickets stand in every built-in and team view of mine, in one statement. */
export async function countBuiltIn(ctx: Ctx): Promise<Record<string, number>> {
  const values = new Values();
  return sumUp(await runStatement<CountRow>(ctx.db, statementFor(ctx, values), values.list));
}

function statementFor(ctx: Ctx, values: Values): string {
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const visible = visibleTickets(ctx.actor, values);
  const { actor } = ctx;
  const mine = values.add(actor.kind === "agent" ? [...actor.teams.keys()] : []);
  const me = values.add(actor.kind === "agent" ? actor.userId : null);
  const since = values.add(solvedSince(ctx));
  // Ordered as an index is, so that a count walks that index to the cap and never the table.
  const count = (condition: string, order: string) =>
    `(select count(*)::int from (select 1 from tickets t where t.workspace_id = ${workspace}
      and ${condition} and ${visible} order by ${order} limit ${cap}) x)`;
  // `team_id` is named first because IS NULL, unlike `=`, does not make an index column count as constant.
  const ofTeam = (team: string) => ({
    active: count(`${team} and ${activeCondition}`, "t.team_id, t.updated_at, t.id"),
    unassigned: count(`${team} and t.assignee_id is null and ${activeCondition}`, "t.team_id, t.updated_at, t.id"),
    everything: count(`${team} and t.deleted_at is null`, "t.team_id, t.category, t.updated_at, t.id"),
  });
  const teamed = ofTeam("t.team_id = w.id");
  const teamless = ofTeam("t.team_id is null");
  const isMailManager = actor.kind === "agent" && can(actor, "mail.manage");
  const suspended = `(select count(*)::int from (select 1 from mails m where m.workspace_id = ${workspace}
    and m.outcome = 'suspended' limit ${cap}) x)`;
  const whenFewer = (everything: string) => `case when a.active < ${cap} then ${everything} else ${cap} end`;
  return `select w.slug, w.id = any(${mine}::uuid[]) as "isMine", a.active, ${teamed.unassigned} as unassigned,
      ${whenFewer(teamed.everything)} as everything,
      0 as mine, 0 as pending, 0 as solved, 0 as snoozed, 0 as deleted, null::int as suspended
    from teams w cross join lateral (select ${teamed.active}) a(active)
    where w.workspace_id = ${workspace}${seesAll(actor) ? "" : ` and w.id = any(${mine}::uuid[])`}
    union all
    select null, ${me}::uuid is not null, a.active, ${teamless.unassigned}, ${whenFewer(teamless.everything)},
      ${count(`t.assignee_id = ${me}::uuid and ${activeCondition}`, `t.priority_order, ${longestWaiting}, t.id`)},
      ${count("t.category in ('pending', 'on_hold') and t.deleted_at is null", "t.category, t.updated_at, t.id")},
      ${count(`t.category = 'solved' and t.deleted_at is null and t.solved_at >= ${since}::timestamptz and t.updated_at >= ${since}::timestamptz`, "t.updated_at, t.id")},
      ${count("t.snoozed_until is not null and t.deleted_at is null", "t.snoozed_until, t.id")},
      ${count("t.deleted_at is not null", "t.updated_at, t.id")},
      ${isMailManager ? suspended : "null::int"}
    from (select ${teamless.active}) a(active)`;
}

/** Sums of capped counts are capped again: beyond the cap nobody counts. */
function sumUp(rows: readonly CountRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (view: string, count: number) => {
    counts[view] = Math.min(cap, (counts[view] ?? 0) + count);
  };
  for (const row of rows) {
    const isTeam = row.slug !== null;
    if (isTeam) add(`team-${row.slug}`, row.active);
    add("my-teams", isTeam && row.isMine ? row.active : 0);
    add("my-queue", row.mine + (row.isMine ? row.unassigned : 0));
    add("unassigned", row.unassigned);
    add("all-open", row.active);
    add("all", row.everything);
    if (isTeam) continue;
    add("mine", row.mine);
    add("pending", row.pending);
    add("solved", row.solved);
    add("snoozed", row.snoozed);
    add("deleted", row.deleted);
    if (row.suspended !== null) add("suspended", row.suspended);
  }
  return counts;
}
