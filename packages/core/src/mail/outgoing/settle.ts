import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../../context";
import { type AttemptResult, type Decision, decideDelivery } from "./decide";
import type { DueDelivery } from "./due-delivery";
import { tellTicket } from "./tell-ticket";
import { flagUnreachable } from "./unreachable";

const reasonMax = 500;

/**
 * Notes how an attempt ended. Undefined when the lease was no longer ours: somebody else has noted it, and what we
 * know comes too late to count.
 */
export function settleDelivery(ctx: Ctx, due: DueDelivery, result: AttemptResult): Promise<Decision | undefined> {
  const decision = decideDelivery(due, result);
  if (decision.state === "sent" || decision.state === "queued")
    return write(ctx, due, decision).then((isOurs) => (isOurs ? decision : undefined));
  return inTransaction(ctx, async (ctx) => {
    if (!(await write(ctx, due, decision))) return undefined;
    const reason = decision.reason ?? "";
    if (decision.isAddressDead) await flagUnreachable(ctx, due.toAddress, reason);
    await tellTicket(ctx, due, decision.state === "failed" ? "delivery.failed" : "delivery.uncertain", reason);
    return decision;
  });
}

async function write(ctx: Ctx, due: DueDelivery, decision: Decision): Promise<boolean> {
  const now = ctx.now();
  const isOver = decision.state !== "queued";
  const next = new Date(now.getTime() + (decision.retryAfterSeconds ?? 0) * 1_000);
  // Secrets of links go when a mail of the product is over; what a ticket's mail says is needed for Retry.
  const rows = await runStatement(
    ctx.db,
    `update deliveries d set state = $4, attempts = $5, lost_attempts = $6, smtp_code = $7, last_error = $8,
        next_attempt_at = case when $9::boolean then d.next_attempt_at else $10::timestamptz end,
        sent_at = case when $4 = 'sent' then $11::timestamptz else d.sent_at end,
        settled_at = case when $9::boolean then $11::timestamptz end, leased_until = null,
        data = case when $9::boolean and d.ticket_id is null then '{}'::jsonb else d.data end
      where d.workspace_id = $1 and d.id = $2 and d.leased_until = $3 and d.state in ('sending', 'queued')
      returning d.id`,
    [
      ctx.workspaceId,
      due.id,
      due.leasedUntil,
      decision.state,
      decision.attempts,
      decision.lostAttempts,
      decision.smtpCode,
      decision.reason?.slice(0, reasonMax) ?? null,
      isOver,
      next.toISOString(),
      now.toISOString(),
    ],
  );
  return rows.length > 0;
}
