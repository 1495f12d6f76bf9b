import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";

/** Who acts, by name, for a sentence of the log. */
export async function whoIn(ctx: Ctx): Promise<string> {
  if (ctx.actor.kind !== "agent") return "The desk";
  const [row] = await runStatement<{ name: string }>(
    ctx.db,
    `select u.name from users u where u.workspace_id = $1 and u.id = $2`,
    [ctx.workspaceId, ctx.actor.userId],
  );
  return row?.name ?? "Somebody";
}
