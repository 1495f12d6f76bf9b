import type { SenderRuleRef } from "@desk/contracts/mail-log";
import { runStatement } from "@desk/db/statement";
import { authorize } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { notFound } from "../../error";
import { recordEvent } from "../../event";

/** The sender is nobody special any more. */
export async function removeSenderRule(ctx: Ctx, { ruleId }: SenderRuleRef): Promise<void> {
  authorize(ctx.actor, "mail.manage");
  return inTransaction(ctx, async (ctx) => {
    const [gone] = await runStatement<{ pattern: string; verdict: string }>(
      ctx.db,
      `delete from sender_rules r where r.workspace_id = $1 and r.id = $2 returning r.pattern, r.verdict`,
      [ctx.workspaceId, ruleId],
    );
    if (gone === undefined) throw notFound("This rule");
    await recordEvent(ctx, "sender.forgotten", { ...gone });
  });
}
