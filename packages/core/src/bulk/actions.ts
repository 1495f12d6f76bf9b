import type { BulkChange } from "@desk/contracts/bulk";
import type { TicketAction } from "../ticket/policy";

/** What a change takes: the same rights as the single verbs it is made of. */
export function actionsOf(change: BulkChange): TicketAction[] {
  const has = (...values: unknown[]): boolean => values.some((value) => value !== undefined);
  const actions: TicketAction[] = [];
  if (has(change.teamId)) actions.push("setTeam");
  if (has(change.assigneeId, change.roundRobin)) actions.push("assign");
  if (has(change.status, change.statusId)) actions.push("setStatus");
  if (has(change.delete, change.spam)) actions.push("delete");
  if (has(change.snooze)) actions.push("snooze");
  if (has(change.restore)) actions.push("restore");
  if (has(change.message)) actions.push(change.message?.kind ?? "note");
  const edits = [change.priority, change.type, change.addLabels, change.removeLabels];
  const lists = [change.addFollowers, change.removeFollowers, change.addCcs, change.removeCcs];
  if (has(...edits, ...lists)) actions.push("edit");
  return actions;
}
