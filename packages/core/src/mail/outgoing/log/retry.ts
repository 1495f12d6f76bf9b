import type { DeliveriesChanged, DeliveryRefs } from "@desk/contracts/outgoing";
import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../../../context";
import { tellTicket } from "../tell-ticket";
import { retryable } from "./entry";
import { findDeliveries } from "./find";

/**
 * Sends again what did not arrive or may not have: under the same Message-ID, with all its attempts ahead of it.
 * What it may have reached already stays counted. An address told dead is tried once more.
 */
export function retryDeliveries(ctx: Ctx, { deliveryIds }: DeliveryRefs): Promise<DeliveriesChanged> {
  return inTransaction(ctx, async (ctx) => {
    const found = await findDeliveries(ctx, deliveryIds);
    const rows = await runStatement<{ id: string }>(
      ctx.db,
      `update deliveries d set state = 'queued', attempts = 0, next_attempt_at = $3, leased_until = null,
          settled_at = null, smtp_code = null, last_error = null
        where d.workspace_id = $1 and d.id = any($2::uuid[]) and d.state = any($4::text[]) and d.ticket_id is not null
        returning d.id`,
      [ctx.workspaceId, found.map(({ id }) => id), ctx.now().toISOString(), retryable],
    );
    const again = new Set(rows.map(({ id }) => id));
    for (const delivery of found) {
      if (!again.has(delivery.id)) continue;
      await forgive(ctx, delivery.toAddress);
      await tellTicket(ctx, delivery, "delivery.retried", null);
    }
    return { changed: again.size };
  });
}

const forgive = (ctx: Ctx, address: string) =>
  runStatement(ctx.db, "delete from unreachable_addresses u where u.workspace_id = $1 and u.address = $2", [
    ctx.workspaceId,
    address.toLowerCase(),
  ]);
