import type { SenderVerdict } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import { actorId, type Ctx, newId } from "../../context";
import { recordEvent } from "../../event";

/** Notes what was decided about a sender; the opposite decision goes. Twice is once. Returns the rule's id. */
export async function setSenderRule(ctx: Ctx, rule: { pattern: string; verdict: SenderVerdict }): Promise<string> {
  const { pattern, verdict } = rule;
  if (verdict !== "images") {
    await runStatement(
      ctx.db,
      `delete from sender_rules r where r.workspace_id = $1 and r.pattern = $2 and r.verdict in ('allow', 'block')
        and r.verdict <> $3`,
      [ctx.workspaceId, pattern, verdict],
    );
  }
  const by = ctx.actor.kind === "agent" ? actorId(ctx.actor) : null;
  const [made] = await runStatement<{ id: string }>(
    ctx.db,
    `insert into sender_rules (workspace_id, id, pattern, verdict, created_by_user_id, created_at)
      values ($1, $2, $3, $4, $5, $6) on conflict (workspace_id, pattern, verdict) do nothing returning id`,
    [ctx.workspaceId, newId(), pattern, verdict, by, ctx.now().toISOString()],
  );
  if (made !== undefined) {
    await recordEvent(ctx, verdict === "block" ? "sender.blocked" : "sender.allowed", { pattern, verdict });
    return made.id;
  }
  const [known] = await runStatement<{ id: string }>(
    ctx.db,
    `select r.id from sender_rules r where r.workspace_id = $1 and r.pattern = $2 and r.verdict = $3`,
    [ctx.workspaceId, pattern, verdict],
  );
  if (known === undefined) throw new Error("A rule that was there is gone.");
  return known.id;
}
