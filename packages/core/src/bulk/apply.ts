import type { BulkChange } from "@desk/contracts/bulk";
import type { Ctx } from "../context";
import { applySnooze } from "../snooze";
import { applyAssignment } from "../ticket/apply-assignment";
import { applyCcs } from "../ticket/apply-ccs";
import { applyField } from "../ticket/apply-field";
import { applyFollowers } from "../ticket/apply-followers";
import { applyLabels } from "../ticket/apply-labels";
import { applyRemoval, applyRestore } from "../ticket/apply-removal";
import { applySpam } from "../ticket/apply-spam";
import { applyStatus } from "../ticket/apply-status";
import { applyTeam } from "../ticket/apply-team";
import type { TicketChange } from "../ticket/change";

/** The fields of one ticket, by what the single verbs are made of. The status comes last, as in `patchTicket`. */
export async function applyBulk(
  ctx: Ctx,
  change: TicketChange,
  bulk: BulkChange,
  deal: (teamId: string | null) => Promise<string>,
): Promise<void> {
  if (bulk.restore) await applyRestore(ctx, change);
  if (bulk.teamId !== undefined) await applyTeam(ctx, change, bulk.teamId);
  if (bulk.assigneeId !== undefined) await applyAssignment(ctx, change, bulk.assigneeId);
  if (bulk.roundRobin !== undefined) await applyAssignment(ctx, change, await deal(change.after.teamId));
  if (bulk.priority !== undefined) await applyField(ctx, change, "priority", bulk.priority);
  if (bulk.type !== undefined) await applyField(ctx, change, "type", bulk.type);
  if (bulk.addLabels !== undefined || bulk.removeLabels !== undefined)
    await applyLabels(ctx, change, { add: bulk.addLabels ?? [], remove: bulk.removeLabels ?? [] });
  if (bulk.addFollowers !== undefined || bulk.removeFollowers !== undefined)
    await applyFollowers(ctx, change, { add: bulk.addFollowers ?? [], remove: bulk.removeFollowers ?? [] });
  if (bulk.addCcs !== undefined || bulk.removeCcs !== undefined)
    await applyCcs(ctx, change, { add: bulk.addCcs ?? [], remove: bulk.removeCcs ?? [] });
  if (bulk.statusId !== undefined) await applyStatus(ctx, change, { statusId: bulk.statusId });
  if (bulk.status !== undefined) await applyStatus(ctx, change, { category: bulk.status });
  if (bulk.snooze !== undefined) await applySnooze(ctx, change, bulk.snooze);
  if (bulk.delete) applyRemoval(ctx, change, { event: "ticket.deleted" });
  if (bulk.spam !== undefined) await applySpam(ctx, change, bulk.spam);
}
