import type { Ctx } from "../context";
import { setAssignee } from "./apply-assignee";
import { applyOutcome, decideOn } from "./apply-status";
import type { TicketChange } from "./change";
import { refuseStale } from "./stale";

/** Assigns as an actor asked: the first assignment opens a new ticket. */
export async function applyAssignment(
  ctx: Ctx,
  change: TicketChange,
  assigneeId: string | null,
  version?: number | undefined,
): Promise<void> {
  const { after } = change;
  const outcome = decideOn(ctx, after, { type: assigneeId === null ? "unassign" : "assign" });
  if (after.assigneeId === assigneeId) return;
  await refuseStale(ctx, after, { version, field: "assignee", mine: assigneeId, theirs: after.assigneeId });
  await setAssignee(ctx, change, assigneeId, null);
  await applyOutcome(ctx, change, outcome);
}
