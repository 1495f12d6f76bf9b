import type { PostMessage } from "@desk/contracts/ticket";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { conflict } from "../error";
import type { Ticket } from "../ticket/find";
import { authorOf } from "./author";
import { presentMessage, type ThreadMessage } from "./present";
import { messageJson } from "./thread-statement";

/** Stops a reply whose author has not seen what somebody else publicly said meanwhile, and shows it to him. */
export async function refuseStaleSend(ctx: Ctx, ticket: Ticket, { kind, lastSeenSeq }: PostMessage): Promise<void> {
  if (kind === "note" || lastSeenSeq === undefined || lastSeenSeq >= ticket.messageSeq) return;
  const me = authorOf(ctx.actor);
  const unseen = await runStatement<{ message: ThreadMessage }>(
    ctx.db,
    `select ${messageJson(ctx.actor)} as message from messages m
      join tickets t on t.workspace_id = m.workspace_id and t.id = m.ticket_id
      where m.workspace_id = $1 and m.ticket_id = $2 and m.seq > $3 and m.kind = 'reply'${ctx.actor.kind === "customer" ? " and not m.is_proposed" : ""}
        and (m.author_user_id is distinct from $4::uuid or m.author_customer_id is distinct from $5::uuid)
      order by m.seq limit 50`,
    [ctx.workspaceId, ticket.id, lastSeenSeq, me.userId, me.customerId],
  );
  if (unseen.length === 0) return;
  throw conflict("Somebody wrote while you did. Read it before you send.", {
    code: "stale_send",
    messages: unseen.map(({ message }) => presentMessage(message)),
    version: ticket.version,
  });
}
