import type { StatusCategory } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { DomainError, invalid } from "../error";
import { setAssignee } from "./apply-assignee";
import type { TicketChange, TicketChanges } from "./change";
import type { Ticket } from "./find";
import { refuseStale } from "./stale";
import { decide, type Happening, isActive, type Outcome, type Reopening } from "./status-machine";

export type Status = { id: string; category: StatusCategory; label: string };
/** A status by its id, or the default one of a category. */
export type StatusTarget = { statusId: string } | { category: StatusCategory };

/** What the status machine says, with a refusal thrown as the error it names. */
export function decideOn(
  ctx: Ctx,
  ticket: Ticket,
  happening: Happening,
  reopening?: Reopening | undefined,
): Exclude<Outcome, { kind: "refuse" }> {
  const standing = {
    category: ticket.category,
    isAssigned: ticket.assigneeId !== null,
    isDeleted: ticket.deletedAt !== null,
    reopening,
  };
  const outcome = decide(standing, ctx.actor.kind, happening);
  if (outcome.kind !== "refuse") return outcome;
  if (outcome.code === "invalid") throw invalid("status", outcome.message);
  throw new DomainError(outcome.code, outcome.message, { ticketId: ticket.id });
}

export async function findStatus(ctx: Ctx, target: StatusTarget): Promise<Status> {
  const [condition, value] =
    "statusId" in target ? ["s.id = $2", target.statusId] : ["s.is_default and s.category = $2", target.category];
  const [row] = await runStatement<Status>(
    ctx.db,
    `select s.id, s.category, s.label from statuses s
      where s.workspace_id = $1 and ${condition} and s.archived_at is null`,
    [ctx.workspaceId, value],
  );
  if (row === undefined) throw invalid("statusId", "This status does not exist or is archived.");
  return row;
}

/** Sets the status an actor asked for. */
export async function applyStatus(
  ctx: Ctx,
  change: TicketChange,
  target: StatusTarget,
  version?: number | undefined,
): Promise<void> {
  const status = await findStatus(ctx, target);
  const { after } = change;
  await refuseStale(ctx, after, { version, field: "status", mine: status.label, theirs: after.statusLabel });
  const outcome = decideOn(ctx, after, { type: "set_status", to: status.category });
  if (outcome.kind === "move" && outcome.takes && ctx.actor.kind === "agent") {
    await setAssignee(ctx, change, ctx.actor.userId, "solved it");
  }
  const isSame = "category" in target && target.category === after.category;
  if (!isSame) await moveTo(ctx, change, status, outcome.kind === "move" ? outcome.reason : null);
}

/** Does what the status machine decided besides what was asked, such as opening on the first assignment. */
export async function applyOutcome(ctx: Ctx, change: TicketChange, outcome: Outcome): Promise<void> {
  if (outcome.kind !== "move") return;
  if (outcome.drops) await setAssignee(ctx, change, null, "reopened");
  await moveTo(ctx, change, await findStatus(ctx, { category: outcome.to }), outcome.reason);
}

async function moveTo(ctx: Ctx, change: TicketChange, status: Status, reason: string | null): Promise<void> {
  const { before, after } = change;
  if (status.id === after.statusId) return;
  const reopens = !isActive(after.category) && isActive(status.category);
  const changes: TicketChanges = {
    statusId: status.id,
    category: status.category,
    ...timesOf(ctx, after, status.category),
    ...(reopens && (await isKeyTaken(ctx, after)) ? { dedupKey: null } : {}),
  };
  const event = {
    type: "ticket.status_changed" as const,
    data: {
      field: "status",
      old: { id: before.statusId, category: before.category, label: before.statusLabel },
      new: status,
      reason,
    },
  };
  change.setField("status", changes, status.id === before.statusId ? null : event);
  change.statusLabel = status.label;
}

function timesOf(ctx: Ctx, { category: from, ...ticket }: Ticket, to: StatusCategory): TicketChanges {
  const now = ctx.now().toISOString();
  switch (to) {
    case "solved":
      return { solvedAt: ticket.solvedAt ?? now, closedAt: null, waitingSince: null };
    case "closed":
      return { closedAt: now, waitingSince: null };
    case "pending":
      return { solvedAt: null, waitingSince: null };
    case "new":
    case "open":
    case "on_hold": {
      const wasTheirTurn = from === "pending" || from === "solved";
      if (!wasTheirTurn) return { solvedAt: null };
      return { solvedAt: null, waitingSince: ticket.lastAuthorKind === "customer" ? now : null };
    }
  }
}

/** A ticket that becomes active again gives its deduplication key up when another active one has it by now. */
export async function isKeyTaken(ctx: Ctx, ticket: Ticket): Promise<boolean> {
  if (ticket.dedupKey === null) return false;
  const rows = await runStatement(
    ctx.db,
    `select 1 as taken from tickets t where t.workspace_id = $1 and t.dedup_key = $2 and t.id <> $3
      and t.dedup_key is not null and t.deleted_at is null and t.category in ('new','open','pending','on_hold')`,
    [ctx.workspaceId, ticket.dedupKey, ticket.id],
  );
  return rows.length > 0;
}
