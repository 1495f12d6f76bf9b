import type { ScheduledView, SendMessage, SentMessage } from "@desk/contracts/outgoing";
import type { PostMessage } from "@desk/contracts/ticket";
import { runStatement } from "@desk/db/statement";
import { type AgentActor, type Ctx, inTransaction, newId } from "../../../context";
import { forbidden, invalid } from "../../../error";
import { requireForeseen } from "../../../macro/message-macro";
import { postMessage } from "../../../message/post";
import { refuseStaleSend } from "../../../message/stale-send";
import { storedBody } from "../../../text";
import { decideOn } from "../../../ticket/apply-status";
import { saveTicket, TicketChange } from "../../../ticket/change";
import { findTicket, type Ticket } from "../../../ticket/find";
import { authorizeTicket, requireOn } from "../../../ticket/policy";
import { addressPlan } from "../plan-reply";
import { findScheduled, presentScheduled } from "./row";
import { requireFuture } from "./send-at";

/** Holds, plans or posts a message: what the composer's button does. */
export function sendMessage(ctx: Ctx, { message, sendAt }: SendMessage): Promise<SentMessage> {
  authorizeTicket(ctx.actor, message.kind);
  if (sendAt !== undefined && message.kind === "note") throw invalid("sendAt", "A note is written at once.");
  return inTransaction(ctx, async (ctx) => {
    const { actor } = ctx;
    if (actor.kind !== "agent" && sendAt !== undefined) throw forbidden("Only people plan messages.");
    if (actor.kind !== "agent" || message.kind === "note") return post(ctx, message);
    const known = message.clientId === undefined ? undefined : await findSame({ ...ctx, actor }, message);
    if (known !== undefined) return known;
    return schedule({ ...ctx, actor }, message, sendAt);
  });
}

const post = async (ctx: Ctx, message: PostMessage): Promise<SentMessage> => ({
  kind: "posted",
  ...(await postMessage(ctx, message)),
});

/** A double click finds what the first one made. */
async function findSame(ctx: Ctx<AgentActor>, { clientId, ticketId }: PostMessage): Promise<SentMessage | undefined> {
  const [row] = await runStatement(
    ctx.db,
    `select 1 from scheduled_messages s
      where s.workspace_id = $1 and s.id = $2 and s.ticket_id = $3 and s.author_user_id = $4 and s.state = 'waiting'`,
    [ctx.workspaceId, clientId, ticketId, ctx.actor.userId],
  );
  if (row === undefined || clientId === undefined) return undefined;
  return { kind: "scheduled", scheduled: presentScheduled(ctx, await findScheduled(ctx, clientId)) };
}

async function schedule(ctx: Ctx<AgentActor>, message: PostMessage, sendAt: string | undefined): Promise<SentMessage> {
  const ticket = await findTicket(ctx, message.ticketId);
  requireOn(ctx.actor, message.kind, ticket);
  if (sendAt !== undefined) requireFuture(ctx, sendAt);
  const planned = await addressPlan(ctx, { ...message, ticket });
  const heldSeconds = planned === null ? 0 : planned.sender.settings.undoSeconds;
  if (sendAt === undefined && heldSeconds === 0) return post(ctx, message);
  // What would be refused later is refused now, while its author is still there.
  storedBody(message.body);
  decideOn(ctx, ticket, { type: message.kind });
  await refuseStaleSend(ctx, ticket, message);
  await requireFiles(ctx, message.attachmentIds);
  if (message.macro !== undefined) await requireForeseen(ctx, ticket, message, message.macro);
  const id = message.clientId ?? newId();
  const at = sendAt ?? new Date(ctx.now().getTime() + heldSeconds * 1_000).toISOString();
  const kind = sendAt === undefined ? "held" : "planned";
  const isNew = await insert(ctx, { ...message, clientId: id }, { id, kind, at });
  if (!isNew) return post(ctx, { ...message, clientId: id });
  if (kind === "planned") await tell(ctx, message.ticketId, { scheduledId: id, sendAt: at });
  return { kind: "scheduled", scheduled: presentScheduled(ctx, await findScheduled(ctx, id)) };
}

async function requireFiles(ctx: Ctx<AgentActor>, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const rows = await runStatement(
    ctx.db,
    `select a.id from attachments a where a.workspace_id = $1 and a.id = any($2::uuid[]) and a.message_id is null
      and a.uploaded_by_user_id = $3`,
    [ctx.workspaceId, wanted, ctx.actor.userId],
  );
  if (rows.length === wanted.length) return;
  throw invalid("attachmentIds", "A file is missing, already sent, or somebody else's. Upload it again.");
}

type When = { id: string; kind: ScheduledView["kind"]; at: string };

/** False when this very message has left already. One taken back before may be sent anew under its id. */
async function insert(ctx: Ctx<AgentActor>, message: PostMessage, { id, kind, at }: When): Promise<boolean> {
  const rows = await runStatement(
    ctx.db,
    `insert into scheduled_messages (workspace_id, id, ticket_id, author_user_id, input, kind, send_at, state, created_at)
      select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::jsonb, $6::text, $7::timestamptz, 'waiting', $8::timestamptz
      where not exists (select 1 from messages m where m.workspace_id = $1::uuid and m.id = $2::uuid)
      on conflict (workspace_id, id) do update set input = excluded.input, kind = excluded.kind,
        send_at = excluded.send_at, state = 'waiting', reason = null, settled_at = null
      where scheduled_messages.workspace_id = $1::uuid and scheduled_messages.author_user_id = excluded.author_user_id
        and scheduled_messages.ticket_id = excluded.ticket_id and scheduled_messages.state <> 'sent'
      returning id`,
    [
      ctx.workspaceId,
      id,
      message.ticketId,
      ctx.actor.userId,
      JSON.stringify(message),
      kind,
      at,
      ctx.now().toISOString(),
    ],
  );
  return rows.length > 0;
}

async function tell(ctx: Ctx, ticketId: Ticket["id"], data: Record<string, unknown>): Promise<void> {
  const ticket = await findTicket(ctx, ticketId, "update");
  await saveTicket(ctx, new TicketChange(ticket).set({}, { type: "message.scheduled", data }));
}
