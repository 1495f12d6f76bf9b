import type { TicketRef, TicketView } from "@desk/contracts/ticket";
import { runStatement, Values } from "@desk/db/statement";
import { authorize, visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";
import { presentTicket } from "./present";
import { type ViewedTicket, viewColumns, viewJoins } from "./view-statement";

export async function readTicket(ctx: Ctx, { ticketId }: TicketRef): Promise<TicketView> {
  authorize(ctx.actor, "ticket.read");
  return read(ctx, ticketId, "visible");
}

/** The ticket a verb has just changed: shown to the one who changed it, even if it left his teams by that. */
export const readChangedTicket = (ctx: Ctx, ticketId: string): Promise<TicketView> => read(ctx, ticketId, "changed");

async function read(ctx: Ctx, ticketId: string, which: "visible" | "changed"): Promise<TicketView> {
  const values = new Values();
  const id = `${values.add(ctx.workspaceId)} and t.id = ${values.add(ticketId)}`;
  const visible = (alias: string) => visibleTickets(ctx.actor, values, alias);
  const text = `select ${viewColumns(visible)} from tickets t ${viewJoins}
    where t.workspace_id = ${id}${which === "visible" ? ` and ${visible("t")}` : ""}`;
  const [row] = await runStatement<ViewedTicket>(ctx.db, text, values.list);
  if (row === undefined) throw notFound("The ticket");
  return presentTicket(ctx.actor, row);
}
