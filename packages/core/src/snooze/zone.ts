import { knownZone } from "@desk/contracts/wall-clock";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";

/** The zone of a person's account. One that follows the browser is not known here: UTC then. */
async function zoneOfUser(ctx: Ctx, userId: string): Promise<string> {
  const [row] = await runStatement<{ zone: string | null }>(
    ctx.db,
    `select u.preferences ->> 'timeZone' as zone from users u where u.workspace_id = $1 and u.id = $2`,
    [ctx.workspaceId, userId],
  );
  return knownZone(row?.zone === "auto" ? null : row?.zone) ?? "UTC";
}

export const zoneOfActor = async (ctx: Ctx): Promise<string> =>
  ctx.actor.kind === "agent" ? zoneOfUser(ctx, ctx.actor.userId) : "UTC";
