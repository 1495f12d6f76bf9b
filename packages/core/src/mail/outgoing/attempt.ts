import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import type { DueDelivery } from "./due-delivery";
import { leaseSeconds } from "./lease";

/**
 * Says, before the first byte goes out, that this mail is being sent. Null when somebody else has it or it was
 * cancelled meanwhile. From here on nobody can know whether it left until `settleDelivery` says so.
 */
export async function beginAttempt(ctx: Ctx, due: DueDelivery): Promise<DueDelivery | null> {
  const until = new Date(ctx.now().getTime() + leaseSeconds * 1_000).toISOString();
  const [row] = await runStatement<{ attempts: number; leasedUntil: string }>(
    ctx.db,
    `update deliveries d set state = 'sending', attempts = d.attempts + 1, leased_until = $4
      where d.workspace_id = $1 and d.id = $2 and d.state = 'queued' and d.leased_until = $3
      returning d.attempts, d.leased_until as "leasedUntil"`,
    [ctx.workspaceId, due.id, due.leasedUntil, until],
  );
  return row === undefined ? null : { ...due, ...row };
}
