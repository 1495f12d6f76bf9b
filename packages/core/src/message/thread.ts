import type { ReadThread, ThreadView } from "@desk/contracts/ticket";
import { runStatement, Values } from "@desk/db/statement";
import { authorize, visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";
import { presentThread, type ThreadRow } from "./present";
import { threadColumns } from "./thread-statement";

/** Messages and events of a ticket, newest page first, each page oldest first. */
export async function readThread(ctx: Ctx, { ticketId, beforeSeq, limit }: ReadThread): Promise<ThreadView> {
  authorize(ctx.actor, "ticket.read");
  const values = new Values();
  const text = `select ${threadColumns(ctx.actor, values, limit, beforeSeq)} from tickets t
    where t.workspace_id = ${values.add(ctx.workspaceId)} and t.id = ${values.add(ticketId)}
    and ${visibleTickets(ctx.actor, values)}`;
  const [row] = await runStatement<ThreadRow>(ctx.db, text, values.list);
  if (row === undefined) throw notFound("The ticket");
  return presentThread(row, limit);
}
