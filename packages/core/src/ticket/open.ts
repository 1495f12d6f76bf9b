import type { OpenTicketView, TicketByNumber } from "@desk/contracts/ticket";
import { runStatement, Values } from "@desk/db/statement";
import { authorize, visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";
import { presentThread, type ThreadRow } from "../message/present";
import { threadColumns } from "../message/thread-statement";
import { presentTicket } from "./present";
import { type ViewedTicket, viewColumns, viewJoins } from "./view-statement";

const firstPage = 100;

/** All that the ticket page needs, in one statement. */
export async function openTicket(ctx: Ctx, { number }: TicketByNumber): Promise<OpenTicketView> {
  authorize(ctx.actor, "ticket.read");
  const values = new Values();
  const visible = (alias: string) => visibleTickets(ctx.actor, values, alias);
  const text = `select ${viewColumns(visible)}, ${threadColumns(ctx.actor, values, firstPage)}
    from tickets t ${viewJoins}
    where t.workspace_id = ${values.add(ctx.workspaceId)} and t.number = ${values.add(number)} and ${visible("t")}`;
  const [row] = await runStatement<ViewedTicket & ThreadRow>(ctx.db, text, values.list);
  if (row === undefined) throw notFound("The ticket");
  return { ticket: presentTicket(ctx.actor, row), thread: presentThread(row, firstPage) };
}
