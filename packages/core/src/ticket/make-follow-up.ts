import type { Channel } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Actor, Ctx } from "../context";
import type { Requester } from "../customer";
import { conflict } from "../error";
import { mailFirstReply } from "../mail/outgoing/first-reply";
import { authorOf, channelOf } from "../message/author";
import type { StoredBody } from "../text";
import { findAssignable } from "./apply-assignee";
import { findStatus } from "./apply-status";
import { firstStatus } from "./create";
import type { Ticket } from "./find";
import { insertTicket } from "./insert";

type Copied = {
  number: string;
  email: string | null;
  labels: { id: string; name: string }[] | null;
  ccIds: string[] | null;
  teamIsOpen: boolean;
};

type FollowUp = {
  body: StoredBody;
  subject?: string | undefined;
  attachmentIds?: readonly string[];
  messageId?: string | undefined;
  channel?: Channel | undefined;
  filesOf?: Actor | undefined;
  /** Why the customer's answer did not stay in the earlier ticket. */
  reason?: string;
};

/**
 * A new ticket in place of a closed or solved one: fields are copied, messages are not, and both know of each other.
 * Returns the ids of the ticket and of its first message.
 */
export async function makeFollowUp(
  ctx: Ctx,
  earlier: Ticket,
  { body, subject, attachmentIds = [], messageId, channel, filesOf, reason: why }: FollowUp,
): Promise<[ticketId: string, messageId: string]> {
  const copied = await copyOf(ctx, earlier);
  const team =
    earlier.teamId === null || !copied.teamIsOpen ? null : { id: earlier.teamId, name: earlier.teamName ?? "" };
  const keeper =
    earlier.assigneeId === null ? undefined : await findAssignable(ctx, earlier.assigneeId, team?.id ?? null);
  const author = authorOf(ctx.actor);
  const { category, reason } = firstStatus(ctx.actor, {
    assigneeId: keeper?.id ?? null,
    from: author.kind === "customer" ? "customer" : "agent",
    status: undefined,
  });
  const requester: Requester = {
    id: earlier.requesterId,
    name: earlier.requesterName,
    email: copied.email,
    organizationId: earlier.organizationId,
  };
  const ticket = {
    number: Number(copied.number),
    subject: subject ?? earlier.subject,
    teamId: team?.id ?? null,
    requesterId: requester.id,
  };
  const made = await insertTicket(ctx, {
    number: ticket.number,
    subject: ticket.subject,
    status: await findStatus(ctx, { category }),
    statusReason: reason,
    priority: earlier.priority,
    type: earlier.type,
    team,
    assignee: keeper ?? null,
    requester,
    labels: copied.labels ?? [],
    ccIds: copied.ccIds ?? [],
    channel: channel ?? channelOf(ctx.actor),
    notes: earlier.notes,
    body,
    author,
    attachmentIds,
    filesOf,
    messageId,
    externalId: null,
    dedupKey: null,
    followUpOf: { id: earlier.id, number: earlier.number, ...(why === undefined ? {} : { reason: why }) },
  });
  if (made === null) throw conflict("The follow-up could not be made. Try again.");
  if (author.kind === "agent")
    await mailFirstReply(ctx, {
      messageId: made.messageId,
      ticket: { id: made.ticketId, ...ticket },
      fromAddress: undefined,
    });
  return [made.ticketId, made.messageId];
}

async function copyOf(ctx: Ctx, earlier: Ticket): Promise<Copied> {
  const [row] = await runStatement<Copied>(
    ctx.db,
    `select desk_next_ticket_number($1::uuid) as number,
      (select a.value from customer_addresses a where a.workspace_id = $1::uuid and a.customer_id = $3::uuid
        and a.kind = 'email' and a.is_primary) as email,
      (select json_agg(json_build_object('id', l.id, 'name', l.name)) from ticket_labels tl
        join labels l on l.workspace_id = tl.workspace_id and l.id = tl.label_id
        where tl.workspace_id = $1::uuid and tl.ticket_id = $2::uuid) as labels,
      (select json_agg(c.customer_id) from ticket_ccs c
        where c.workspace_id = $1::uuid and c.ticket_id = $2::uuid) as "ccIds",
      exists (select 1 from teams w where w.workspace_id = $1::uuid and w.id = $4::uuid and w.archived_at is null)
        as "teamIsOpen"`,
    [ctx.workspaceId, earlier.id, earlier.requesterId, earlier.teamId],
  );
  if (row === undefined) throw conflict("The follow-up could not be made. Try again.");
  return row;
}
