import type { PatchTicket, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { invalid } from "../error";
import { applyAssignment } from "./apply-assignment";
import { applyField } from "./apply-field";
import { replaceLabels } from "./apply-labels";
import { applyStatus } from "./apply-status";
import { applyTeam } from "./apply-team";
import type { TicketChange } from "./change";
import { changeTicket } from "./change-ticket";
import type { TicketAction } from "./policy";

/** Several fields at once, all or none. The status comes last, since solving looks at the assignee. */
export function patchTicket(ctx: Ctx, patch: PatchTicket): Promise<TicketView> {
  return changeTicket(ctx, patch.ticketId, actionsOf(patch), async (ctx, change) => {
    const { version } = patch;
    if (patch.teamId !== undefined) await applyTeam(ctx, change, patch.teamId, version);
    if (patch.assigneeId !== undefined) await applyAssignment(ctx, change, patch.assigneeId, version);
    if (patch.subject !== undefined) await applyField(ctx, change, "subject", patch.subject, version);
    if (patch.priority !== undefined) await applyField(ctx, change, "priority", patch.priority, version);
    if (patch.type !== undefined) await applyField(ctx, change, "type", patch.type, version);
    if (patch.notes !== undefined) await applyField(ctx, change, "notes", patch.notes, version);
    if (patch.labels !== undefined) await replaceLabels(ctx, change, patch.labels);
    await patchStatus(ctx, change, patch);
  });
}

function actionsOf(patch: PatchTicket): TicketAction[] {
  const actions: TicketAction[] = [];
  const { subject, priority, type, notes, labels } = patch;
  if (patch.teamId !== undefined) actions.push("setTeam");
  if (patch.assigneeId !== undefined) actions.push("assign");
  if ([subject, priority, type, notes, labels].some((value) => value !== undefined)) actions.push("edit");
  if (patch.status !== undefined || patch.statusId !== undefined || actions.length === 0) actions.push("setStatus");
  return actions;
}

async function patchStatus(ctx: Ctx, change: TicketChange, { status, statusId, version }: PatchTicket): Promise<void> {
  if (status !== undefined && statusId !== undefined) throw invalid("statusId", "Give either status or statusId.");
  if (statusId !== undefined) await applyStatus(ctx, change, { statusId }, version);
  if (status !== undefined)
    await applyStatus(ctx, change, { category: status === "done" ? "solved" : status }, version);
}
