import type { ChangeCcs, TicketView } from "@desk/contracts/ticket";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { findOrCreateCustomer } from "../customer";
import { invalid } from "../error";
import { decideOn } from "./apply-status";
import { changeTicket } from "./change-ticket";
import { insertLinks, removeLinks } from "./links";

const ccsMax = 48;
type Cc = { id: string; email: string | null };

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

const emailsOf = (ccs: readonly Cc[]): string[] => ccs.flatMap(({ email }) => email ?? []).toSorted();

const ccsOf = (ctx: Ctx, ticketId: string): Promise<Cc[]> =>
  runStatement<Cc>(
    ctx.db,
    `select x.customer_id as id, (select a.value from customer_addresses a where a.workspace_id = x.workspace_id
        and a.customer_id = x.customer_id and a.kind = 'email' and a.is_primary) as email
      from ticket_ccs x where x.workspace_id = $1 and x.ticket_id = $2`,
    [ctx.workspaceId, ticketId],
  );
