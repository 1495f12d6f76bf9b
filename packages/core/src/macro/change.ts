import type { MacroAction, MacroActionKind } from "@desk/contracts/macro-action";
import type { Ctx } from "../context";
import { invalid } from "../error";
import { applySnooze } from "../snooze/snooze";
import { applyAssignment } from "../ticket/apply-assignment";
import { applyField } from "../ticket/apply-field";
import { applyFollowers, foreseeFollowers } from "../ticket/apply-followers";
import { applyLabels, foreseeLabels } from "../ticket/apply-labels";
import { applyStatus } from "../ticket/apply-status";
import { applyTeam } from "../ticket/apply-team";
import type { TicketChange } from "../ticket/change";
import { requireOn, type TicketAction } from "../ticket/policy";

/** The right that each change takes, the same as when it is made by hand. */
export const rightFor = {
  status: "setStatus",
  priority: "edit",
  type: "edit",
  team: "setTeam",
  assignee: "assign",
  labels: "edit",
  followers: "edit",
  snooze: "snooze",
} as const satisfies Record<MacroActionKind, TicketAction>;

type How = { version?: number | undefined; isForesight?: boolean };

/**
 * Makes one of a macro's changes with the actor's own rights. As foresight it only says what would become of the
 * ticket: nothing is written, and the same is refused.
 */
export async function makeChange(
  ctx: Ctx,
  change: TicketChange,
  action: MacroAction,
  { version, isForesight = false }: How = {},
): Promise<void> {
  requireOn(ctx.actor, rightFor[action.kind], change.before);
  switch (action.kind) {
    case "status":
      return applyStatus(ctx, change, { statusId: action.statusId }, version);
    case "priority":
      return applyField(ctx, change, "priority", action.priority, version);
    case "type":
      return applyField(ctx, change, "type", action.type, version);
    case "team":
      return applyTeam(ctx, change, action.teamId, version);
    case "assignee":
      return applyAssignment(
        ctx,
        change,
        action.assigneeId === null ? null : personOf(ctx, action.assigneeId),
        version,
      );
    case "labels":
      return isForesight ? foreseeLabels(ctx, change, action) : applyLabels(ctx, change, action);
    case "snooze":
      return applySnooze(ctx, change, action, version);
    case "followers": {
      const add = action.add.map((person) => personOf(ctx, person));
      return isForesight
        ? foreseeFollowers(ctx, change, { add, remove: [] })
        : applyFollowers(ctx, change, { add, remove: [] });
    }
  }
}

function personOf(ctx: Ctx, person: string): string {
  if (person !== "me") return person;
  if (ctx.actor.kind === "agent") return ctx.actor.userId;
  throw invalid("actions", "This macro names whoever applies it, and that has to be a person.");
}
