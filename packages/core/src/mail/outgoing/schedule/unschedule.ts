import type { RescheduleMessage, ScheduledRef, ScheduledView, UnscheduledMessage } from "@desk/contracts/outgoing";
import { runStatement } from "@desk/db/statement";
import { authorizeInside } from "../../../access";
import { type Ctx, inTransaction } from "../../../context";
import { conflict } from "../../../error";
import { type AttachmentFields, presentAttachment } from "../../../file/present";
import { saveTicket, TicketChange } from "../../../ticket/change";
import { findTicket } from "../../../ticket/find";
import { findScheduled, inputOf, presentScheduled, type ScheduledRow } from "./row";
import { requireFuture } from "./send-at";

const gone = () => conflict("This message has left already. It cannot be taken back.", { code: "already_sent" });

/** Takes a message back before it leaves, and gives it to the composer as it was. */
export function unscheduleMessage(ctx: Ctx, { scheduledId }: ScheduledRef): Promise<UnscheduledMessage> {
  authorizeInside(ctx.actor, "ticket.reply");
  return inTransaction(ctx, async (ctx) => {
    const row = await findScheduled(ctx, scheduledId, "update");
    if (row.state === "sent") throw gone();
    await runStatement(
      ctx.db,
      `update scheduled_messages s set state = 'cancelled', reason = null, settled_at = $3
        where s.workspace_id = $1 and s.id = $2`,
      [ctx.workspaceId, row.id, ctx.now().toISOString()],
    );
    if (row.kind === "planned" && row.state === "waiting") await tell(ctx, row);
    const message = inputOf(row);
    return { message, attachments: await filesOf(ctx, message.attachmentIds) };
  });
}

/** Another time for what still waits; none means now. */
export function rescheduleMessage(ctx: Ctx, { scheduledId, sendAt }: RescheduleMessage): Promise<ScheduledView> {
  authorizeInside(ctx.actor, "ticket.reply");
  return inTransaction(ctx, async (ctx) => {
    const row = await findScheduled(ctx, scheduledId, "update");
    if (row.state !== "waiting") throw gone();
    if (sendAt !== undefined) requireFuture(ctx, sendAt);
    const at = sendAt ?? ctx.now().toISOString();
    await runStatement(
      ctx.db,
      `update scheduled_messages s set send_at = $3, kind = 'planned' where s.workspace_id = $1 and s.id = $2`,
      [ctx.workspaceId, row.id, at],
    );
    return presentScheduled(ctx, { ...row, sendAt: at, kind: "planned" });
  });
}

async function tell(ctx: Ctx, { id, ticketId }: ScheduledRow): Promise<void> {
  const ticket = await findTicket(ctx, ticketId, "update");
  const event = { type: "message.unscheduled", data: { scheduledId: id } } as const;
  await saveTicket(ctx, new TicketChange(ticket).set({}, event));
}

async function filesOf(ctx: Ctx, ids: readonly string[]): Promise<UnscheduledMessage["attachments"]> {
  if (ids.length === 0) return [];
  const rows = await runStatement<AttachmentFields>(
    ctx.db,
    `select a.id, a.file_name as "fileName", a.content_type as "contentType", a.size_bytes as "sizeBytes"
      from attachments a where a.workspace_id = $1 and a.id = any($2::uuid[]) and a.message_id is null order by a.id`,
    [ctx.workspaceId, [...ids]],
  );
  return rows.map(presentAttachment).map(({ isImage: _isImage, ...file }) => file);
}
