import type { ChangeCcs, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { findOrCreateCustomer } from "../customer";
import { invalid } from "../error";
import { decideOn } from "./apply-status";
import { type Cc, ccsMax, ccsOf, emailsOf } from "./ccs";
import { changeTicket } from "./change-ticket";
import { insertLinks, removeLinks } from "./links";

/** Customers who receive public replies besides the requester, by address. */
export function changeCcs(ctx: Ctx, { ticketId, add, remove }: ChangeCcs): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", async (ctx, change) => {
    decideOn(ctx, change.before, { type: "edit" });
    const current = await ccsOf(ctx, ticketId);
    const added: Cc[] = [];
    for (const email of new Set(add)) {
      const { id } = await findOrCreateCustomer(ctx, { email });
      const isNew = id !== change.before.requesterId && ![...current, ...added].some((cc) => cc.id === id);
      if (isNew) added.push({ id, email });
    }
    const removed = current.filter(({ email }) => email !== null && remove.includes(email));
    if (added.length === 0 && removed.length === 0) return;
    const next = [...current.filter((cc) => !removed.includes(cc)), ...added];
    if (next.length > ccsMax) throw invalid("add", `A ticket has at most ${ccsMax} people on copy.`);
    await insertLinks(
      ctx,
      "ticket_ccs",
      ticketId,
      added.map(({ id }) => id),
    );
    await removeLinks(
      ctx,
      "ticket_ccs",
      ticketId,
      removed.map(({ id }) => id),
    );
    change.set({}, { type: "ticket.ccs_changed", data: { field: "ccs", old: emailsOf(current), new: emailsOf(next) } });
  });
}
