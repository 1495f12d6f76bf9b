import type { EventType } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { findAssignable } from "../ticket/apply-assignee";
import { isKeyTaken } from "../ticket/apply-status";
import type { TicketChange, TicketChanges } from "../ticket/change";
import type { Ticket } from "../ticket/find";
import type { TicketAction } from "../ticket/policy";
import { isActive } from "../ticket/status-machine";
import type { ColumnField, Columns } from "./inverse";

/** What taking a field back needs, and what it is called. */
export const fieldRules = {
  deletedAt: { action: "delete", event: "ticket.restored", word: "whether it is deleted" },
  team: { action: "setTeam", event: "ticket.team_changed", word: "team" },
  assignee: { action: "assign", event: "ticket.assigned", word: "assignee" },
  priority: { action: "edit", event: "ticket.priority_changed", word: "priority" },
  type: { action: "edit", event: "ticket.type_changed", word: "type" },
  snoozedUntil: { action: "snooze", event: "ticket.snoozed", word: "snooze" },
  status: { action: "setStatus", event: "ticket.status_changed", word: "status" },
} as const satisfies Record<ColumnField, { action: TicketAction; event: EventType; word: string }>;

/** Gives a field its value from before. Says in words why it cannot; null when it could. */
export async function undoField(
  ctx: Ctx,
  change: TicketChange,
  field: ColumnField,
  columns: Columns,
): Promise<string | null> {
  const { before } = change;
  const changes = changesOf(before, columns);
  const isFree = changes.dedupKey == null || !(await isTaken(ctx, change, changes));
  if (!isFree) delete changes.dedupKey;
  const named = await namesOf(ctx, change, field, changes);
  if (typeof named === "string") return named;
  const event = eventOf(field, changes);
  change.set(changes, { type: event, data: { field, ...named, reason: "undone" } });
  return null;
}

function eventOf(field: ColumnField, changes: TicketChanges): EventType {
  if (field === "deletedAt" && changes.deletedAt !== null) return "ticket.deleted";
  return field === "snoozedUntil" && changes.snoozedUntil === null ? "ticket.woken" : fieldRules[field].event;
}

/** A column that something else moved since, such as the waiting time by a reply, keeps what it has. */
function changesOf(ticket: Ticket, columns: Columns): TicketChanges {
  const entries = Object.entries(columns).flatMap(([key, [was, became]]) =>
    isSame(fieldIn(ticket, key), became) ? [[key, was]] : [],
  );
  return Object.fromEntries(entries) as TicketChanges;
}

const fieldIn = (ticket: Ticket, key: string): unknown => (ticket as Record<string, unknown>)[key];
const isTime = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\d[T ]/u.test(value);
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (isTime(a) && isTime(b) && new Date(a).getTime() === new Date(b).getTime());

/** Another active ticket may have taken the deduplication key meanwhile. */
async function isTaken(ctx: Ctx, change: TicketChange, changes: TicketChanges): Promise<boolean> {
  const after = { ...change.after, ...changes };
  return after.deletedAt === null && isActive(after.category) && (await isKeyTaken(ctx, after));
}

type Named = { old: unknown; new: unknown };

async function namesOf(
  ctx: Ctx,
  change: TicketChange,
  field: ColumnField,
  changes: TicketChanges,
): Promise<Named | string> {
  const { before, after } = change;
  switch (field) {
    case "priority":
    case "type":
    case "deletedAt":
    case "snoozedUntil":
      return { old: before[field], new: changes[field] ?? null };
    case "status": {
      const old = { id: before.statusId, category: before.category, label: before.statusLabel };
      const [status] = await runStatement<{ id: string; category: string; label: string }>(
        ctx.db,
        `select s.id, s.category, s.label from statuses s
          where s.workspace_id = $1 and s.id = $2 and s.category = $3 and s.archived_at is null`,
        [ctx.workspaceId, changes.statusId, changes.category ?? before.category],
      );
      return status === undefined ? "Its former status does not exist any more." : { old, new: status };
    }
    case "team": {
      const old = before.teamId === null ? null : { id: before.teamId, name: before.teamName };
      if (changes.teamId === null || changes.teamId === undefined) return { old, new: null };
      const [team] = await runStatement<{ id: string; name: string }>(
        ctx.db,
        "select w.id, w.name from teams w where w.workspace_id = $1 and w.id = $2 and w.archived_at is null",
        [ctx.workspaceId, changes.teamId],
      );
      return team === undefined ? "Its former team does not exist any more." : { old, new: team };
    }
    case "assignee": {
      const old = before.assigneeId === null ? null : { id: before.assigneeId, name: before.assigneeName };
      if (changes.assigneeId === null || changes.assigneeId === undefined) return { old, new: null };
      const person = await findAssignable(ctx, changes.assigneeId, after.teamId);
      return person === undefined ? "Its former assignee may not answer in its team any more." : { old, new: person };
    }
  }
}
