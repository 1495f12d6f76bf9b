import { runStatement } from "@desk/db/statement";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { setSenderRule } from "../mail/sender-rule/set";
import { applyRemoval } from "./apply-removal";
import type { SenderBlock, TicketChange } from "./change";

/** Spam goes where deleted tickets go, under a name of its own; its sender is blocked when asked for. */
export async function applySpam(
  ctx: Ctx,
  change: TicketChange,
  { blocksSender }: { blocksSender: boolean },
): Promise<void> {
  if (change.after.deletedAt === null && blocksSender) change.blocked = await blockRequester(ctx, change);
  applyRemoval(ctx, change, { event: "ticket.marked_spam", blocked: change.blocked?.pattern });
}

/** Undefined when the requester has no address, or mail from it is refused already. */
async function blockRequester(ctx: Ctx, { before }: TicketChange): Promise<SenderBlock | undefined> {
  authorize(ctx.actor, "mail.manage");
  const [sender] = await runStatement<{ pattern: string; verdicts: string[] }>(
    ctx.db,
    `select a.value as pattern, array(select r.verdict from sender_rules r
        where r.workspace_id = a.workspace_id and r.pattern = a.value) as verdicts
      from customer_addresses a where a.workspace_id = $1 and a.customer_id = $2 and a.kind = 'email' and a.is_primary`,
    [ctx.workspaceId, before.requesterId],
  );
  if (sender === undefined || sender.verdicts.includes("block")) return undefined;
  const ruleId = await setSenderRule(ctx, { pattern: sender.pattern, verdict: "block" });
  return { ruleId, pattern: sender.pattern, wasAllowed: sender.verdicts.includes("allow") };
}
