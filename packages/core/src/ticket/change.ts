import type { EventType } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import { actorId, type Ctx, newId } from "../context";
import { tellAgents } from "../mail/outgoing/tell-agents";
import { wakeFinished } from "../snooze/apply-wake";
import type { Ticket } from "./find";
import { refreshTicketHead } from "./head";
import type { LinkTable } from "./link-tables";

/** What a verb may write on a ticket; times are ISO 8601. */
export type TicketChanges = Partial<
  Pick<
    Ticket,
    | "subject"
    | "statusId"
    | "category"
    | "priority"
    | "type"
    | "teamId"
    | "assigneeId"
    | "requesterId"
    | "organizationId"
    | "notes"
    | "messageSeq"
    | "lastMessageKind"
    | "lastAuthorKind"
    | "lastAuthorId"
    | "preview"
    | "hasAttachment"
    | "waitingSince"
    | "snoozedUntil"
    | "snoozedById"
    | "dedupKey"
    | "solvedAt"
    | "closedAt"
    | "deletedAt"
  >
>;
/** What a change adds to and takes from the lists of a ticket, by id. */
export type LinkChange = { table: LinkTable; added: string[]; removed: string[] };
/** A sender that was blocked along with a ticket. */
export type SenderBlock = { ruleId: string; pattern: string; wasAllowed: boolean };
export type TicketEvent = { type: EventType; data: Record<string, unknown> };

/** Changes to one ticket, gathered by a verb and written at once. */
export class TicketChange {
  readonly changes: TicketChanges = {};
  readonly events: TicketEvent[] = [];
  /** What the columns do not show, for whoever takes the change back. */
  readonly links: LinkChange[] = [];
  blocked: SenderBlock | undefined;
  /** Beside the status's id, so that a second step can tell of the first. */
  statusLabel: string | undefined;
  constructor(readonly before: Ticket) {}

  /** The ticket as it will be. */
  get after(): Ticket {
    return { ...this.before, ...this.changes, statusLabel: this.statusLabel ?? this.before.statusLabel };
  }

  set(changes: TicketChanges, ...events: TicketEvent[]): this {
    Object.assign(this.changes, changes);
    this.events.push(...events);
    return this;
  }

  /** One event per field and save: a field that moves twice tells where it came from and where it ended. */
  setField(field: string, changes: TicketChanges, event: TicketEvent | null): this {
    const index = this.events.findIndex(({ data }) => data.field === field);
    if (index >= 0) this.events.splice(index, 1);
    return this.set(changes, ...(event === null ? [] : [event]));
  }
}

const columnOf = {
  subject: "subject",
  statusId: "status_id",
  category: "category",
  priority: "priority",
  type: "type",
  teamId: "team_id",
  assigneeId: "assignee_id",
  requesterId: "requester_id",
  organizationId: "organization_id",
  notes: "notes",
  messageSeq: "message_seq",
  lastMessageKind: "last_message_kind",
  lastAuthorKind: "last_author_kind",
  lastAuthorId: "last_author_id",
  preview: "preview",
  hasAttachment: "has_attachment",
  waitingSince: "waiting_since",
  snoozedUntil: "snoozed_until",
  snoozedById: "snoozed_by_id",
  dedupKey: "dedup_key",
  solvedAt: "solved_at",
  closedAt: "closed_at",
  deletedAt: "deleted_at",
} as const satisfies Record<keyof TicketChanges, string>;

const isChangeKey = (key: string): key is keyof TicketChanges => key in columnOf;

/**
 * The one way a ticket is changed: one statement that raises `version` and `event_seq` and appends the events,
 * numbered without gaps since the row is locked. Each event carries the version it made, which is how a later
 * writer learns what changed since the version he saw.
 */
export async function saveTicket(ctx: Ctx, change: TicketChange): Promise<void> {
  wakeFinished(change);
  const { before, changes, events } = change;
  if (events.length === 0) return;
  const values = new Values();
  const workspace = values.add(ctx.workspaceId);
  const id = values.add(before.id);
  const now = values.add(ctx.now().toISOString());
  const sets = Object.entries(changes).flatMap(([key, value]) =>
    isChangeKey(key) ? [`${columnOf[key]} = ${values.add(value)}`] : [],
  );
  sets.push(`version = t.version + 1`, `event_seq = t.event_seq + ${events.length}`, `updated_at = ${now}`);
  await runStatement(
    ctx.db,
    `with saved as (
      update tickets as t set ${sets.join(", ")}
      where t.workspace_id = ${workspace} and t.id = ${id} returning t.event_seq
    )
    insert into events (workspace_id, id, ticket_id, seq, type, actor_kind, actor_id, data, created_at)
    ${eventRows(ctx, events, { values, workspace, id, now, version: before.version + 1 })}`,
    values.list,
  );
  if ("subject" in changes || "requesterId" in changes) await refreshTicketHead(ctx, before.id, changes.subject);
  const { id: ticketId, teamId, assigneeId } = change.after;
  await tellAgents(ctx, { ticketId, teamId, assigneeId }, events);
}

type RowParts = { values: Values; workspace: string; id: string; now: string; version: number };

function eventRows(
  { actor, jobId }: Ctx,
  events: TicketEvent[],
  { values, workspace, id, now, version }: RowParts,
): string {
  const kind = values.add(actor.kind);
  const by = values.add(actorId(actor));
  return events
    .map(({ type, data }, index) => {
      const seq = `saved.event_seq - ${events.length - 1 - index}`;
      const json = values.add(JSON.stringify({ ...data, version, jobId }));
      return `select ${workspace}::uuid, ${values.add(newId())}::uuid, ${id}::uuid, ${seq}, ${values.add(type)}::text,
        ${kind}::text, ${by}::uuid, ${json}::jsonb, ${now}::timestamptz from saved`;
    })
    .join(" union all ");
}
