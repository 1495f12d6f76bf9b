import type { Grouping } from "@desk/contracts/view-words";
import { priorities, statusCategories } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { seesAll } from "../branches";
import type { Order } from "../order";
import type { Plan } from "../plan";
import { findPage } from "../walk/page";

export type Group = {
  key: string;
  name: string | null;
  /** Of a team, the word for it in addresses, and whether the actor is in it. */
  slug?: { name: string; isMine: boolean };
};

/** People and teams that are asked whether they have tickets in the list. */
const askedMax = 60;
/** Of a list grouped by who asks, those of its first tickets are shown. */
const firstMax = 100;

const word = (key: string): Group => ({ key, name: null });
const none = word("none");

/** The values that the parts of a list may have, in their order. */
export async function findGroups(ctx: Ctx, plan: Plan, order: Order, by: Grouping): Promise<Group[]> {
  switch (by) {
    case "status":
      return statusCategories.map(word);
    case "priority":
      return priorities.toReversed().map(word);
    case "assignee":
      return [none, ...(await agents(ctx))];
    case "team":
      return [...(await teams(ctx)), none];
    case "requester":
      return requesters(ctx, plan, order);
  }
}

/** Those one works with: oneself first, then by name. */
const agents = (ctx: Ctx): Promise<Group[]> =>
  runStatement<Group>(
    ctx.db,
    `select u.id as key, u.name from users u where u.workspace_id = $1 and u.status <> 'invited'
      order by u.id = $2::uuid desc, u.status = 'active' desc, lower(u.name), u.id limit ${askedMax}`,
    [ctx.workspaceId, ctx.actor.kind === "agent" ? ctx.actor.userId : null],
  );

async function teams(ctx: Ctx): Promise<Group[]> {
  const { actor } = ctx;
  const mine = actor.kind === "agent" ? [...actor.teams.keys()] : [];
  const rows = await runStatement<{ key: string; name: string; slug: string }>(
    ctx.db,
    `select w.id as key, w.name, w.slug from teams w where w.workspace_id = $1 and ($2 or w.id = any($3::uuid[]))
      order by w.position, lower(w.name), w.id limit ${askedMax}`,
    [ctx.workspaceId, seesAll(actor), mine],
  );
  return rows.map(({ key, name, slug }) => ({ key, name, slug: { name: slug, isMine: mine.includes(key) } }));
}

async function requesters(ctx: Ctx, plan: Plan, order: Order): Promise<Group[]> {
  const { entries } = await findPage(ctx, plan, { order, after: null, limit: firstMax });
  return runStatement<Group>(
    ctx.db,
    `select c.id as key, c.name from (select t.requester_id as id, min(page.place) as place
        from unnest($2::uuid[]) with ordinality as page(id, place)
        join tickets t on t.workspace_id = $1 and t.id = page.id group by t.requester_id) first
      join customers c on c.workspace_id = $1 and c.id = first.id order by first.place`,
    [ctx.workspaceId, entries.map(({ id }) => id)],
  );
}
