import type { Ctx } from "../context";
import { findOrCreateCustomer } from "../customer";
import { invalid } from "../error";
import { decideOn } from "./apply-status";
import { type Cc, ccsMax, ccsOf, emailsOf } from "./ccs";
import type { TicketChange } from "./change";
import { changeLinks } from "./links";

/** Customers who receive public replies besides the requester, by address. */
export async function applyCcs(
  ctx: Ctx,
  change: TicketChange,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<void> {
  decideOn(ctx, change.before, { type: "edit" });
  const current = await ccsOf(ctx, change.before.id);
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
  await changeLinks(ctx, change, "ticket_ccs", { added, removed });
  change.set({}, { type: "ticket.ccs_changed", data: { field: "ccs", old: emailsOf(current), new: emailsOf(next) } });
}
