import type { CreateTicket, RequesterInput, TicketView } from "@desk/contracts/ticket";
import type { Channel, StatusCategory } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import { authorize, levelIn, requireLevel } from "../access";
import { type Actor, type Ctx, inTransaction } from "../context";
import { findOrCreateCustomer, type Requester } from "../customer";
import { conflict, invalid } from "../error";
import { findOrCreateLabels } from "../label/find-or-create";
import { mailFirstReply } from "../mail/outgoing/first-reply";
import { authorOf, channelOf, customerAuthor } from "../message/author";
import { type StoredBody, storedBody } from "../text";
import { findAssignable } from "./apply-assignee";
import type { Status } from "./apply-status";
import { findOpenTeam } from "./apply-team";
import { findTicket } from "./find";
import { type Inserted, insertTicket, type NewTicket } from "./insert";
import { readChangedTicket } from "./read";
import { decide } from "./status-machine";

/** Where a ticket comes from when neither a person nor a key made it here. */
export type Origin = {
  channel?: Channel;
  /** Old mail is filed as closed; everything else begins as its making says. */
  category?: StatusCategory | undefined;
  /** Made of something else than the input's body, which is not looked at then. */
  body?: StoredBody;
};

export async function createTicket(ctx: Ctx, input: CreateTicket, origin: Origin = {}): Promise<TicketView> {
  authorizeCreation(ctx.actor, input);
  return inTransaction(ctx, async (ctx) => {
    const ticket = await prepareTicket(ctx, input, origin);
    const made = await insertTicket(ctx, ticket);
    if (made !== null && input.from === "agent") await mailFirstReply(ctx, begun(ticket, made, input));
    return readChangedTicket(ctx, made?.ticketId ?? (await findByDedupKey(ctx, input.dedupKey)));
  });
}

const begun = ({ number, subject, team, requester }: NewTicket, made: Inserted, input: CreateTicket) => ({
  messageId: made.messageId,
  fromAddress: input.fromAddress,
  ticket: { id: made.ticketId, number, subject, teamId: team?.id ?? null, requesterId: requester.id },
});

function authorizeCreation(actor: Actor, { teamId, from, assigneeId }: CreateTicket): void {
  authorize(actor, "ticket.create");
  if (from === "agent") authorize(actor, "ticket.reply");
  if (assigneeId !== null) authorize(actor, "ticket.assign");
  if (teamId === null) return;
  if (levelIn(actor, teamId) === "none") throw invalid("teamId", "This team does not exist or is archived.");
  requireLevel(actor, teamId, "reply");
}

/** Looks everything up that a new ticket needs, and makes customers and labels that are not there yet. */
export async function prepareTicket(ctx: Ctx, input: CreateTicket, origin: Origin): Promise<NewTicket> {
  const first = firstStatus(ctx.actor, input);
  const { takes, reason } = first;
  const category = origin.category ?? first.category;
  const assigneeId = takes && ctx.actor.kind === "agent" ? ctx.actor.userId : input.assigneeId;
  const start = await findStart(ctx, category, input.requester);
  const requester = start.requester ?? (await findOrCreateCustomer(ctx, input.requester));
  const assignee = assigneeId === null ? null : await findAssignable(ctx, assigneeId, input.teamId);
  if (assignee === undefined) {
    throw invalid("assigneeId", "This person cannot be assigned: not active, or without access to the team.");
  }
  const ccs: Requester[] = [];
  for (const email of new Set(input.ccs)) ccs.push(await findOrCreateCustomer(ctx, { email }));
  return {
    number: start.number,
    subject: input.subject,
    status: start.status,
    statusReason: reason,
    priority: input.priority,
    type: input.type,
    team: input.teamId === null ? null : await findOpenTeam(ctx, input.teamId),
    assignee,
    requester,
    labels: await findOrCreateLabels(ctx, input.labels),
    ccIds: ccs.map(({ id }) => id).filter((id) => id !== requester.id),
    channel: origin.channel ?? channelOf(ctx.actor),
    notes: input.notes,
    body: origin.body ?? storedBody(input.body),
    author: input.from === "customer" ? customerAuthor(requester.id) : authorOf(ctx.actor),
    attachmentIds: input.attachmentIds,
    externalId: input.externalId,
    dedupKey: input.dedupKey,
    followUpOf: input.followUpOfId === null ? null : await earlierTicket(ctx, input.followUpOfId),
  };
}

/** Only what the history may tell of it. */
async function earlierTicket(ctx: Ctx, id: string): Promise<{ id: string; number: number }> {
  const { number } = await findTicket(ctx, id);
  return { id, number };
}

type FirstStatus = { category: StatusCategory; takes: boolean; reason: string | null };

/** A ticket is born new and at once lives through what it was made with: assignment, reply, chosen status. */
export function firstStatus(
  actor: Actor,
  { assigneeId, from, status }: Pick<CreateTicket, "assigneeId" | "from" | "status">,
): FirstStatus {
  const first: FirstStatus = { category: "new", takes: false, reason: null };
  const live = (happening: Parameters<typeof decide>[2]) => {
    const standing = { category: first.category, isAssigned: assigneeId !== null, isDeleted: false };
    const outcome = decide(standing, actor.kind === "customer" ? "system" : actor.kind, happening);
    if (outcome.kind !== "move") return;
    Object.assign(first, { category: outcome.to, takes: outcome.takes, reason: outcome.reason });
  };
  if (assigneeId !== null) live({ type: "assign" });
  if (from === "agent") live({ type: "reply" });
  if (status !== undefined && status !== "new") live({ type: "set_status", to: status });
  return first;
}

type Start = { number: number; status: Status; requester: Requester | null };

/** What every creation needs, in one round trip. The requester is null when nobody has that address yet. */
async function findStart(ctx: Ctx, category: StatusCategory, requester: RequesterInput): Promise<Start> {
  const values = new Values();
  const workspace = values.add(ctx.workspaceId);
  const text = `select desk_next_ticket_number(${workspace}::uuid) as number, s.id as "statusId", s.label,
      r.id as "requesterId", r.name, r.organization_id as "organizationId",
      (select p.value from customer_addresses p where p.workspace_id = r.workspace_id and p.customer_id = r.id
        and p.kind = 'email' and p.is_primary) as email
    from statuses s
    left join customers r on r.workspace_id = s.workspace_id and ${meant(requester, values, workspace)}
    where s.workspace_id = ${workspace}::uuid and s.is_default and s.category = ${values.add(category)}`;
  type Row = { number: string; statusId: string; label: string } & (
    | { requesterId: string; name: string; organizationId: string | null; email: string | null }
    | { requesterId: null }
  );
  const [row] = await runStatement<Row>(ctx.db, text, values.list);
  if (row === undefined) throw conflict("This workspace has no default status for a new ticket.");
  return {
    number: Number(row.number),
    status: { id: row.statusId, category, label: row.label },
    requester:
      row.requesterId === null
        ? null
        : { id: row.requesterId, name: row.name, email: row.email, organizationId: row.organizationId },
  };
}

function meant(requester: RequesterInput, values: Values, workspace: string): string {
  // The ids of a customer who was merged lead to the one he was merged into.
  const led = (condition: string) => `r.id = (select coalesce(led.merged_into_id, led.id) from customers led
    where led.workspace_id = ${workspace}::uuid and ${condition})`;
  if ("customerId" in requester) return led(`led.id = ${values.add(requester.customerId)}::uuid`);
  if ("externalId" in requester) return led(`led.external_id = ${values.add(requester.externalId)}`);
  return `r.id = (select a.customer_id from customer_addresses a where a.workspace_id = ${workspace}::uuid
    and a.kind = 'email' and a.value = ${values.add(requester.email)})`;
}

async function findByDedupKey(ctx: Ctx, dedupKey: string | null): Promise<string> {
  const [row] = await runStatement<{ id: string }>(
    ctx.db,
    `select t.id from tickets t where t.workspace_id = $1 and t.dedup_key = $2 and t.dedup_key is not null
      and t.deleted_at is null and t.category in ('new','open','pending','on_hold')`,
    [ctx.workspaceId, dedupKey],
  );
  if (row === undefined)
    throw conflict("The ticket with this key was just finished. Try again.", { field: "dedupKey" });
  const ticket = await findTicket(ctx, row.id);
  return ticket.id;
}
