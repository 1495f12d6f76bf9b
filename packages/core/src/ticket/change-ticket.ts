import type { TicketView } from "@desk/contracts/ticket";
import { type Ctx, inTransaction } from "../context";
import { saveTicket, TicketChange } from "./change";
import { findTicket } from "./find";
import { authorizeTicket, requireOn, type TicketAction } from "./policy";
import { readChangedTicket } from "./read";

/** May I, find, change, record, show: the frame of every verb that changes one ticket. */
export async function changeTicket(
  ctx: Ctx,
  ticketId: string,
  action: TicketAction | readonly TicketAction[],
  work: (ctx: Ctx, change: TicketChange) => Promise<void>,
): Promise<TicketView> {
  const actions = typeof action === "string" ? [action] : action;
  for (const each of actions) authorizeTicket(ctx.actor, each);
  return inTransaction(ctx, async (ctx) => {
    const ticket = await findTicket(ctx, ticketId, "update");
    for (const each of actions) requireOn(ctx.actor, each, ticket);
    const change = new TicketChange(ticket);
    await work(ctx, change);
    await saveTicket(ctx, change);
    return readChangedTicket(ctx, ticketId);
  });
}
