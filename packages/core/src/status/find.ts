import type { StatusView } from "@desk/contracts/setting";
import type { StatusCategory } from "@desk/contracts/words";
import { statuses } from "@desk/db/schema";
import { and, asc, eq } from "drizzle-orm";
import type { Ctx } from "../context";
import { notFound } from "../error";

export type StatusRow = typeof statuses.$inferSelect;

/** All statuses in display order, locked when they are about to change, so that two admins follow each other. */
export async function findStatuses(ctx: Ctx, lock?: "update"): Promise<StatusRow[]> {
  const query = ctx.db
    .select()
    .from(statuses)
    .where(eq(statuses.workspaceId, ctx.workspaceId))
    .orderBy(asc(statuses.position), asc(statuses.label), asc(statuses.id));
  return lock === undefined ? query : query.for("no key update");
}

export function pickStatus(rows: readonly StatusRow[], statusId: string): StatusRow {
  const found = rows.find(({ id }) => id === statusId);
  if (found === undefined) throw notFound("The status");
  return found;
}

export const thisStatus = (ctx: Ctx, statusId: string) =>
  and(eq(statuses.workspaceId, ctx.workspaceId), eq(statuses.id, statusId));

export const ofCategory = (rows: readonly StatusRow[], category: StatusCategory): StatusRow[] =>
  rows.filter((row) => row.category === category && row.archivedAt === null);

export const presentStatus = (row: StatusRow): StatusView => ({
  id: row.id,
  category: row.category,
  label: row.label,
  position: row.position,
  isDefault: row.isDefault,
  isArchived: row.archivedAt !== null,
});
