import { runStatement } from "@desk/db/statement";
import { can } from "../access";
import type { Ctx } from "../context";
import { recordEvent } from "../event";
import { setSenderRule } from "../mail/sender-rule/set";
import type { SenderBlock } from "../ticket/change";
import type { Inverse } from "./inverse";

/** Lets a sender in again who was blocked along with the ticket. Says why it cannot; null when it could. */
export async function unblockSender(ctx: Ctx, { ruleId, pattern, wasAllowed }: SenderBlock): Promise<string | null> {
  if (!can(ctx.actor, "mail.manage")) return "The sender stays blocked: only who manages mail may change that.";
  const gone = await runStatement(
    ctx.db,
    "delete from sender_rules r where r.workspace_id = $1 and r.id = $2 and r.verdict = 'block' returning r.id",
    [ctx.workspaceId, ruleId],
  );
  if (gone.length === 0) return null;
  await recordEvent(ctx, "sender.forgotten", { pattern, verdict: "block" });
  if (wasAllowed) await setSenderRule(ctx, { pattern, verdict: "allow" });
  return null;
}

/** Takes a held reply back; one that has left, and a note, stay. */
export async function unwriteMessage(ctx: Ctx, { heldId, messageId }: Inverse): Promise<string | null> {
  if (messageId !== undefined) return "What was written stays.";
  if (heldId === undefined) return null;
  const cancelled = await runStatement(
    ctx.db,
    `update scheduled_messages s set state = 'cancelled', reason = null, settled_at = $3
      where s.workspace_id = $1 and s.id = $2 and s.state in ('waiting', 'failed') returning s.id`,
    [ctx.workspaceId, heldId, ctx.now().toISOString()],
  );
  return cancelled.length > 0 ? null : "The reply has left and stays.";
}
