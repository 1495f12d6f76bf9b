import { knownZone } from "@desk/contracts/wall-clock";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";

/** The zone of a person's account; null for one that follows its browser, which is not known here. */
export async function accountZoneOf(ctx: Ctx, userId: string): Promise<string | null> {
  const [row] = await runStatement<{ zone: string | null }>(
    ctx.db,
    `select u.preferences ->> 'timeZone' as zone from users u where u.workspace_id = $1 and u.id = $2`,
    [ctx.workspaceId, userId],
  );
  return knownZone(row?.zone === "auto" ? null : row?.zone);
}

/** By whose clock words such as tomorrow are meant. */
export const zoneOfActor = async (ctx: Ctx): Promise<string> =>
  (ctx.actor.kind === "agent" ? await accountZoneOf(ctx, ctx.actor.userId) : null) ?? "UTC";
