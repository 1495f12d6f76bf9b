import type { StatusRef, StatusView } from "@desk/contracts/setting";
import { statuses } from "@desk/db/schema";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { recordEvent } from "../event";
import { findStatuses, pickStatus, presentStatus, thisStatus } from "./find";

/** Takes a status out of the pickers. Tickets keep it until they move on; the default of a category stays. */
export async function archiveStatus(ctx: Ctx, { statusId }: StatusRef): Promise<StatusView> {
  authorizeInside(ctx.actor, "status.manage");
  return inTransaction(ctx, async (ctx) => {
    const before = pickStatus(await findStatuses(ctx, "update"), statusId);
    if (before.archivedAt !== null) return presentStatus(before);
    if (before.isDefault) {
      throw conflict("This is the default of its category. Make another status the default first.", { statusId });
    }
    const after = { ...before, archivedAt: ctx.now() };
    await ctx.db.update(statuses).set({ archivedAt: after.archivedAt }).where(thisStatus(ctx, statusId));
    await recordEvent(ctx, "status.changed", { statusId, old: presentStatus(before), new: presentStatus(after) });
    return presentStatus(after);
  });
}
