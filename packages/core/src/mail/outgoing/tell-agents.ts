import { defaultPreferences, type UserPreferences } from "@desk/contracts/account";
import type { EventType } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import { actorId, type Ctx } from "../../context";
import type { Notice, NoticeKind } from "./notices";
import { queueNotice } from "./queue-notice";
import { cancelPlanned } from "./schedule/cancel-planned";
import { findSender } from "./sender";

type About = { ticketId: string; teamId: string | null; assigneeId: string | null };
type Happened = { type: EventType; data: Record<string, unknown> };

const preferenceFor = {
  notify_assigned: "mailOnAssigned",
  notify_replied: "mailOnReply",
  notify_noted: "mailOnNote",
  notify_new: "mailOnNewInTeam",
} as const satisfies Record<NoticeKind, keyof UserPreferences>;

/**
 * What follows from events on a ticket, in their transaction: people who work on it are told by mail, each as he
 * likes it and never of what he did himself; what was planned is held back when the customer wrote first.
 */
export async function tellAgents(ctx: Ctx, about: About, happened: readonly Happened[]): Promise<void> {
  const isCustomers = ctx.actor.kind === "customer";
  if (isCustomers && happened.some(isAnswer)) await cancelPlanned(ctx, about.ticketId);
  const news = happened.flatMap((event) => newsOf(ctx, about, event));
  if (ctx.isQuiet === true || ctx.isUnheard === true || news.length === 0) return;
  const people = await peopleToTell(
    ctx,
    about,
    news.some(({ kind }) => kind === "notify_new"),
  );
  if (people.length === 0) return;
  const sender = await findSender(ctx, { ticketId: null, teamId: about.teamId });
  if (sender === null) return;
  const actorName = await nameOfActor(ctx);
  for (const person of people) {
    const wishes = { ...defaultPreferences, ...person.preferences };
    const notices = news
      .filter((one) => wishes[preferenceFor[one.kind]] && concerns(one, person))
      .map(({ kind, messageId }): Notice => ({ kind, messageId, actorName }));
    for (const notice of notices) await queueNotice(ctx, { person, ticketId: about.ticketId, sender, notice });
  }
}

/** Neither somebody who does not stand on the ticket nor a machine that answers for the customer. */
const isAnswer = ({ type, data }: Happened): boolean =>
  type === "message.replied" && data.isProposed !== true && data.isAutomatic !== true;

type News = { kind: NoticeKind; messageId: string | null };

function newsOf(ctx: Ctx, { assigneeId, teamId }: About, { type, data }: Happened): News[] {
  const messageId = typeof data.messageId === "string" ? data.messageId : null;
  switch (type) {
    case "ticket.assigned":
      return assigneeId === null ? [] : [{ kind: "notify_assigned", messageId: null }];
    case "message.replied":
      return ctx.actor.kind === "customer" ? [{ kind: "notify_replied", messageId }] : [];
    case "message.noted":
      return [{ kind: "notify_noted", messageId }];
    case "ticket.created":
      if (assigneeId !== null) return [{ kind: "notify_assigned", messageId: null }];
      return teamId === null ? [] : [{ kind: "notify_new", messageId }];
    default:
      return [];
  }
}

type Person = {
  id: string;
  email: string;
  name: string;
  preferences: Partial<UserPreferences>;
  isAssignee: boolean;
  isFollower: boolean;
};

const concerns = ({ kind }: News, { isAssignee, isFollower }: Person): boolean => {
  if (kind === "notify_assigned") return isAssignee;
  return kind === "notify_new" || isAssignee || isFollower;
};

/** Assignee, followers, and for something new the team; only those who may see the ticket. */
const peopleToTell = (ctx: Ctx, { ticketId, teamId, assigneeId }: About, withTeam: boolean): Promise<Person[]> =>
  runStatement<Person>(
    ctx.db,
    `select u.id, u.email, u.name, u.preferences, coalesce(u.id = $3::uuid, false) as "isAssignee",
        exists (select 1 from ticket_followers f
          where f.workspace_id = u.workspace_id and f.ticket_id = $2 and f.user_id = u.id) as "isFollower"
      from users u
      join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
      where u.workspace_id = $1 and u.status = 'active' and u.id is distinct from $5::uuid
        and 'ticket.read' = any(r.permissions)
        and (r.sees_all_teams or $4::uuid is null or exists (select 1 from team_members m
          where m.workspace_id = u.workspace_id and m.user_id = u.id and m.team_id = $4::uuid))
        and (u.id = $3::uuid
          or exists (select 1 from ticket_followers f
            where f.workspace_id = u.workspace_id and f.ticket_id = $2 and f.user_id = u.id)
          or ($6::boolean and exists (select 1 from team_members m
            where m.workspace_id = u.workspace_id and m.user_id = u.id and m.team_id = $4::uuid)))
      order by u.id limit 500`,
    [ctx.workspaceId, ticketId, assigneeId, teamId, ctx.actor.kind === "agent" ? actorId(ctx.actor) : null, withTeam],
  );

async function nameOfActor(ctx: Ctx): Promise<string> {
  const table = { agent: "users", customer: "customers", apiKey: "api_keys", system: null }[ctx.actor.kind];
  if (table === null) return "Halen Desk";
  const text = `select x.name from ${table} x where x.workspace_id = $1 and x.id = $2`;
  const [row] = await runStatement<{ name: string }>(ctx.db, text, [ctx.workspaceId, actorId(ctx.actor)]);
  return row?.name ?? "Somebody";
}
