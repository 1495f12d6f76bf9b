import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../../context";

/** The customer wrote first: what was planned may no longer fit. It stays in view until its author takes it back. */
export async function cancelPlanned(ctx: Ctx, ticketId: string): Promise<void> {
  await runStatement(
    ctx.db,
    `update scheduled_messages s set state = 'cancelled', reason = 'The customer wrote first.', settled_at = $3
      where s.workspace_id = $1 and s.ticket_id = $2 and s.state = 'waiting' and s.kind = 'planned'`,
    [ctx.workspaceId, ticketId, ctx.now().toISOString()],
  );
}
