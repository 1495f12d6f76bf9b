import type { CreateStatus, StatusView } from "@desk/contracts/setting";
import { statuses } from "@desk/db/schema";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction, newId } from "../context";
import { conflict, invalid } from "../error";
import { recordEvent } from "../event";
import { findStatuses, ofCategory, presentStatus, type StatusRow } from "./find";

const perCategoryMax = 100;

/** A name of the workspace's own inside a category; what happens to a ticket depends on the category alone. */
export async function createStatus(ctx: Ctx, { category, label }: CreateStatus): Promise<StatusView> {
  authorizeInside(ctx.actor, "status.manage");
  return inTransaction(ctx, async (ctx) => {
    const rows = await findStatuses(ctx, "update");
    refuseTaken(rows, label);
    if (ofCategory(rows, category).length >= perCategoryMax) {
      throw invalid("category", `A category has at most ${perCategoryMax} statuses. Archive one first.`);
    }
    const row: StatusRow = {
      workspaceId: ctx.workspaceId,
      id: newId(),
      category,
      label,
      position: Math.max(0, ...rows.map(({ position }) => position)) + 1,
      isDefault: false,
      createdAt: ctx.now(),
      archivedAt: null,
    };
    await ctx.db.insert(statuses).values(row);
    await recordEvent(ctx, "status.created", { statusId: row.id, category, label });
    return presentStatus(row);
  });
}

export function refuseTaken(rows: readonly StatusRow[], label: string, exceptId?: string): void {
  const taken = rows.find((row) => row.archivedAt === null && row.label === label && row.id !== exceptId);
  if (taken !== undefined)
    throw conflict(`A status "${label}" exists already.`, { field: "label", statusId: taken.id });
}
