import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { invalid } from "../error";
import { decideOn } from "./apply-status";
import type { TicketChange } from "./change";
import { changeLinks } from "./links";

type Person = { id: string; name: string };
type Wish = { add: readonly string[]; remove: readonly string[] };
type Plan = { added: Person[]; removed: Person[] };

/** Users who are told of everything on the ticket, notes included: only those who may see it. */
export async function applyFollowers(ctx: Ctx, change: TicketChange, wish: Wish): Promise<void> {
  const { added, removed } = await plan(ctx, change, wish);
  await changeLinks(ctx, change, "ticket_followers", { added, removed });
}

/** What that would change, without changing it. */
export async function foreseeFollowers(ctx: Ctx, change: TicketChange, wish: Wish): Promise<void> {
  await plan(ctx, change, wish);
}

async function plan(ctx: Ctx, change: TicketChange, { add, remove }: Wish): Promise<Plan> {
  decideOn(ctx, change.before, { type: "edit" });
  const current = await followersOf(ctx, change.before.id);
  const wanted = [...new Set(add)].filter((id) => !current.some((person) => person.id === id));
  const added = await whoMaySee(ctx, wanted, change.before.teamId);
  if (added.length < wanted.length) throw invalid("add", "This person cannot see the ticket and so not follow it.");
  const removed = current.filter(({ id }) => remove.includes(id));
  const next = [...current.filter((person) => !removed.includes(person)), ...added];
  if (added.length > 0 || removed.length > 0)
    change.set({}, { type: "ticket.followers_changed", data: { field: "followers", old: current, new: next } });
  return { added, removed };
}

const followersOf = (ctx: Ctx, ticketId: string): Promise<Person[]> =>
  runStatement<Person>(
    ctx.db,
    `select u.id, u.name from ticket_followers x join users u on u.workspace_id = x.workspace_id and u.id = x.user_id
      where x.workspace_id = $1 and x.ticket_id = $2`,
    [ctx.workspaceId, ticketId],
  );

async function whoMaySee(ctx: Ctx, userIds: readonly string[], teamId: string | null): Promise<Person[]> {
  if (userIds.length === 0) return [];
  return runStatement<Person>(
    ctx.db,
    `select u.id, u.name from users u join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
      where u.workspace_id = $1 and u.id = any($2::uuid[]) and u.status = 'active'
        and 'ticket.read' = any(r.permissions) and ($3::uuid is null or r.sees_all_teams
        or exists (select 1 from team_members m where m.workspace_id = u.workspace_id and m.user_id = u.id
          and m.team_id = $3::uuid))`,
    [ctx.workspaceId, userIds, teamId],
  );
}
