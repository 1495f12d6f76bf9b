import type { MessageView } from "@desk/contracts/ticket";
import type { MessageKind } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { conflict, notFound } from "../error";
import { authorOf } from "./author";
import { presentMessage, type ThreadMessage } from "./present";
import { messageJson } from "./thread-statement";

/** A message just written, as its author sees it. */
export async function readMessage(ctx: Ctx, messageId: string): Promise<MessageView> {
  const [row] = await runStatement<{ message: ThreadMessage }>(
    ctx.db,
    `select ${messageJson(ctx.actor)} as message from messages m
      join tickets t on t.workspace_id = m.workspace_id and t.id = m.ticket_id
      where m.workspace_id = $1 and m.id = $2`,
    [ctx.workspaceId, messageId],
  );
  if (row === undefined) throw notFound("The message");
  return presentMessage(row.message);
}

/**
 * The ticket this very message was sent to before: the one it answers, or the follow-up it made. The same id for
 * another ticket, author or kind is refused.
 */
export async function findSentMessage(
  ctx: Ctx,
  messageId: string,
  { ticketId, kind }: { ticketId: string; kind: MessageKind },
): Promise<string | undefined> {
  type Row = {
    ticketId: string;
    followUpOfId: string | null;
    kind: MessageKind;
    userId: string | null;
    customerId: string | null;
  };
  const [row] = await runStatement<Row>(
    ctx.db,
    `select m.ticket_id as "ticketId", t.follow_up_of_id as "followUpOfId", m.kind, m.author_user_id as "userId", m.author_customer_id as "customerId"
      from messages m
      join tickets t on t.workspace_id = m.workspace_id and t.id = m.ticket_id
      where m.workspace_id = $1 and m.id = $2`,
    [ctx.workspaceId, messageId],
  );
  if (row === undefined) return undefined;
  const me = authorOf(ctx.actor);
  const isThere = row.ticketId === ticketId || row.followUpOfId === ticketId;
  const isMine = isThere && row.userId === me.userId && row.customerId === me.customerId;
  if (isMine && row.kind === kind) return row.ticketId;
  throw conflict("This message id belongs to another message.", { field: "clientId" });
}
