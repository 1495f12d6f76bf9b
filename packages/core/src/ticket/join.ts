import type { Ctx } from "../context";
import { invalid } from "../error";
import { type Cc, ccsMax, ccsOf, emailsOf } from "./ccs";
import type { TicketChange } from "./change";
import { insertLinks } from "./links";

/** People named in a reply stay on copy, so that the next one reaches them too. */
export async function joinTicket(
  ctx: Ctx,
  change: TicketChange,
  joining: readonly { id: string; address: string }[],
): Promise<void> {
  if (joining.length === 0) return;
  const ticketId = change.before.id;
  const current = await ccsOf(ctx, ticketId);
  const added: Cc[] = [];
  for (const { id, address } of joining)
    if (![...current, ...added].some((cc) => cc.id === id)) added.push({ id, email: address });
  if (added.length === 0) return;
  const next = [...current, ...added];
  if (next.length > ccsMax) throw invalid("recipients", `A ticket has at most ${ccsMax} people on copy.`);
  const ids = added.map(({ id }) => id);
  await insertLinks(ctx, "ticket_ccs", ticketId, ids);
  change.set({}, { type: "ticket.ccs_changed", data: { field: "ccs", old: emailsOf(current), new: emailsOf(next) } });
}
