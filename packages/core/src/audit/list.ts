import type { ActorKind } from "@desk/contracts/words";
import type { AuditEntry, AuditPage, ListAudit } from "@desk/contracts/workspace";
import { type SQL, sql } from "drizzle-orm";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { invalid } from "../error";

type Row = Omit<AuditEntry, "actor"> & { kind: ActorKind; actorId: string | null; actorName: string | null };

/** Who changed people, access, customers and settings: the newest first. Tickets keep their own history. */
export async function listAudit(ctx: Ctx, { cursor, limit }: ListAudit): Promise<AuditPage> {
  authorize(ctx.actor, "audit.read");
  const after = cursor === undefined ? sql`true` : olderThan(cursor);
  const rows = await ctx.db.execute<Row>(sql`
    select e.id, e.type, e.data, e.created_at as "createdAt", e.actor_kind as kind, e.actor_id as "actorId",
      coalesce(u.name, c.name, k.name) as "actorName"
    from events e
    left join users u on u.workspace_id = e.workspace_id and u.id = e.actor_id and e.actor_kind = 'agent'
    left join customers c on c.workspace_id = e.workspace_id and c.id = e.actor_id and e.actor_kind = 'customer'
    left join api_keys k on k.workspace_id = e.workspace_id and k.id = e.actor_id and e.actor_kind = 'apiKey'
    where e.workspace_id = ${ctx.workspaceId} and e.ticket_id is null and ${after}
    order by e.created_at desc, e.id desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(present),
    nextCursor: last === undefined ? null : cursorOf(last),
    hasMore: last !== undefined,
  };
}

const present = ({ kind, actorId, actorName, createdAt, ...entry }: Row): AuditEntry => ({
  ...entry,
  actor: { kind, id: actorId, name: actorName ?? (kind === "system" ? "Halen Desk" : "Somebody deleted") },
  createdAt: new Date(createdAt).toISOString(),
});

const cursorOf = ({ createdAt, id }: Row): string =>
  Buffer.from(`${new Date(createdAt).toISOString()} ${id}`).toString("base64url");

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

function olderThan(cursor: string): SQL {
  const [, at, id] = shape.exec(Buffer.from(cursor, "base64url").toString("utf8")) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw invalid("cursor", "This cursor is not from a page of this list.");
  return sql`(e.created_at, e.id) < (${at}::timestamptz, ${id}::uuid)`;
}
