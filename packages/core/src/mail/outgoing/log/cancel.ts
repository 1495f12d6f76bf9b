import type { DeliveriesChanged, DeliveryRefs } from "@desk/contracts/outgoing";
import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../../../context";
import { findDeliveries } from "./find";

/** Holds back what still waits. What is being sent at this moment can no longer be held. */
export function cancelDeliveries(ctx: Ctx, { deliveryIds }: DeliveryRefs): Promise<DeliveriesChanged> {
  return inTransaction(ctx, async (ctx) => {
    const found = await findDeliveries(ctx, deliveryIds);
    const rows = await runStatement(
      ctx.db,
      `update deliveries d set state = 'cancelled', settled_at = $3, leased_until = null,
          last_error = 'Cancelled by hand.', data = case when d.ticket_id is null then '{}'::jsonb else d.data end
        where d.workspace_id = $1 and d.id = any($2::uuid[]) and d.state = 'queued' returning d.id`,
      [ctx.workspaceId, found.map(({ id }) => id), ctx.now().toISOString()],
    );
    return { changed: rows.length };
  });
}
