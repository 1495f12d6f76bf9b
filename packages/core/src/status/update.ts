import type { StatusView, UpdateStatus } from "@desk/contracts/setting";
import { statuses } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { recordEvent } from "../event";
import { refuseTaken } from "./create";
import { findStatuses, pickStatus, presentStatus, thisStatus } from "./find";

/** Renames a status, moves it, or makes it the default of its category in place of the present one. */
export async function updateStatus(
  ctx: Ctx,
  { statusId, label, position, isDefault }: UpdateStatus,
): Promise<StatusView> {
  authorizeInside(ctx.actor, "status.manage");
  return inTransaction(ctx, async (ctx) => {
    const rows = await findStatuses(ctx, "update");
    const before = pickStatus(rows, statusId);
    if (before.archivedAt !== null) throw conflict("This status is archived.", { statusId });
    if (label !== undefined) refuseTaken(rows, label, statusId);
    const after = {
      ...before,
      label: label ?? before.label,
      position: position ?? before.position,
      isDefault: isDefault ?? before.isDefault,
    };
    const old = presentStatus(before);
    const changed = presentStatus(after);
    if (JSON.stringify(old) === JSON.stringify(changed)) return changed;
    if (after.isDefault && !before.isDefault) {
      await ctx.db
        .update(statuses)
        .set({ isDefault: false })
        .where(and(eq(statuses.workspaceId, ctx.workspaceId), eq(statuses.category, before.category)));
    }
    await ctx.db
      .update(statuses)
      .set({ label: after.label, position: after.position, isDefault: after.isDefault })
      .where(thisStatus(ctx, statusId));
    await recordEvent(ctx, "status.changed", { statusId, old, new: changed });
    return changed;
  });
}
