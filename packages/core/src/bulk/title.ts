import type { BulkChange } from "@desk/contracts/bulk";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { invalid } from "../error";
import { findAssignable } from "../ticket/apply-assignee";
import { findStatus } from "../ticket/apply-status";
import { findOpenTeam } from "../ticket/apply-team";
import { requireMacro } from "./macro";

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(", ");

/**
 * What a job does, in words, such as `Priority high · add label “refund”`. Looks up all that the change names, so
 * that what does not exist is refused before a single ticket is touched.
 */
export async function titleOf(ctx: Ctx, change: BulkChange): Promise<string> {
  const parts = [
    change.delete ? "Delete" : null,
    change.restore ? "Restore" : null,
    change.spam === undefined ? null : change.spam.blocksSender ? "Mark as spam and block the sender" : "Mark as spam",
    change.macroId === undefined ? null : `apply macro “${(await requireMacro(ctx, change.macroId)).name}”`,
    await statusWords(ctx, change),
    change.teamId === undefined
      ? null
      : change.teamId === null
        ? "no team"
        : `team ${(await findOpenTeam(ctx, change.teamId)).name}`,
    await assigneeWords(ctx, change),
    change.priority === undefined ? null : `priority ${change.priority}`,
    change.type === undefined ? null : `type ${change.type}`,
    change.addLabels?.length ? `add label ${quoted(change.addLabels)}` : null,
    change.removeLabels?.length ? `remove label ${quoted(change.removeLabels)}` : null,
    change.addFollowers?.length || change.removeFollowers?.length ? "change followers" : null,
    change.addCcs?.length || change.removeCcs?.length ? "change people on copy" : null,
    change.snooze === undefined ? null : "snooze",
    change.message === undefined ? null : change.message.kind === "reply" ? "send a reply" : "add a note",
  ].filter((part) => part !== null);
  const text = parts.join(" · ") || "Change nothing";
  return (text.charAt(0).toUpperCase() + text.slice(1)).slice(0, 250);
}

async function statusWords(ctx: Ctx, { status, statusId }: BulkChange): Promise<string | null> {
  if (statusId !== undefined) return `status ${(await findStatus(ctx, { statusId })).label}`;
  if (status === undefined) return null;
  return status === "solved" ? "solve" : `status ${(await findStatus(ctx, { category: status })).label}`;
}

async function assigneeWords(ctx: Ctx, { assigneeId, roundRobin }: BulkChange): Promise<string | null> {
  if (assigneeId === null) return "unassign";
  if (assigneeId !== undefined) {
    const person = await findAssignable(ctx, assigneeId, null);
    if (person === undefined) throw invalid("change.assigneeId", "This person is not here or not active any more.");
    return `assign to ${person.name}`;
  }
  if (roundRobin === undefined) return null;
  const people = [...new Set(roundRobin)];
  const rows = await runStatement<{ name: string }>(
    ctx.db,
    `select u.name from users u where u.workspace_id = $1 and u.id = any($2::uuid[]) and u.status = 'active' order by u.name`,
    [ctx.workspaceId, people],
  );
  if (rows.length < people.length)
    throw invalid("change.roundRobin", "Some of these people are not here or not active any more.");
  return `deal out among ${rows.map(({ name }) => name).join(", ")}`;
}

/** What undoing will leave as it is, said before anybody starts it. */
export function keptByUndo({ message, macroId }: BulkChange): string | null {
  if (macroId !== undefined) return "What the macro wrote stays. Replies that are still held are cancelled.";
  if (message === undefined) return null;
  return message.kind === "note"
    ? "Notes that were written stay."
    : "Replies that have left cannot be taken back. Those that are still held are cancelled.";
}
