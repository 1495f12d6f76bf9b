import type { AuthorKind, Channel, Priority, StatusCategory, TicketType } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { type Lexemes, lexemesOf } from "./lexemes";

/** What is known of one ticket when queries are asked of it in memory. Times are milliseconds since 1970. */
export type TicketFacts = {
  id: string;
  number: number;
  statusId: string;
  category: StatusCategory;
  priority: Priority;
  type: TicketType;
  channel: Channel;
  teamId: string | null;
  assigneeId: string | null;
  requesterId: string;
  organizationId: string | null;
  labelIds: readonly string[];
  ccIds: readonly string[];
  followerIds: readonly string[];
  lastAuthorKind: AuthorKind | null;
  hasAttachment: boolean;
  hasNote: boolean;
  hasPinnedNotes: boolean;
  createdAt: number;
  updatedAt: number;
  solvedAt: number | null;
  closedAt: number | null;
  waitingSince: number | null;
  snoozedUntil: number | null;
  deletedAt: number | null;
  /** Words of the subject. */
  subject: Lexemes;
  /** Words of the head and of each message the actor may see; null when they were not asked for. */
  texts: readonly Lexemes[] | null;
};

const ms = (column: string, name: string): string =>
  `floor(extract(epoch from t.${column}) * 1000)::float8 as "${name}"`;
const idsFrom = (table: string, column: string, name: string): string =>
  `(select coalesce(json_agg(x.${column}), '[]') from ${table} x where x.workspace_id = t.workspace_id and x.ticket_id = t.id) as "${name}"`;

const columns = [
  `t.id, t.number::float8 as number, t.status_id as "statusId", t.category, t.priority, t.type, t.channel`,
  `t.team_id as "teamId", t.assignee_id as "assigneeId", t.requester_id as "requesterId", t.organization_id as "organizationId"`,
  `t.last_author_kind as "lastAuthorKind", t.has_attachment as "hasAttachment", t.notes <> '' as "hasPinnedNotes"`,
  ms("created_at", "createdAt"),
  ms("updated_at", "updatedAt"),
  ms("solved_at", "solvedAt"),
  ms("closed_at", "closedAt"),
  ms("waiting_since", "waitingSince"),
  ms("snoozed_until", "snoozedUntil"),
  ms("deleted_at", "deletedAt"),
  idsFrom("ticket_labels", "label_id", "labelIds"),
  idsFrom("ticket_ccs", "customer_id", "ccIds"),
  idsFrom("ticket_followers", "user_id", "followerIds"),
].join(", ");

/** A customer reads replies of those who stand on the ticket, and of its head what a customer is shown. */
export const seenMessages = (ctx: Ctx, alias: string): string =>
  ctx.actor.kind === "customer" ? ` and ${alias}.kind = 'reply' and not ${alias}.is_proposed` : "";
export const seenHead = (ctx: Ctx, document: string): string =>
  ctx.actor.kind === "customer" ? `ts_filter(${document}, '{a,d}')` : document;

type Row = Omit<TicketFacts, "subject" | "texts"> & { head: string | null; messages: string[] };

/** The facts of the tickets that the actor may see, in no order. `withText` reads their words too. */
export async function loadFacts(
  ctx: Ctx,
  ids: readonly string[],
  { withText = true }: { withText?: boolean } = {},
): Promise<TicketFacts[]> {
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const texts = `(select coalesce(json_agg(coalesce(m.document::text, '')), '[]') from messages m
    where m.workspace_id = t.workspace_id and m.ticket_id = t.id${seenMessages(ctx, "m")})`;
  const text = `select ${columns}, ${withText ? texts : "'[]'::json"} as messages, ${seenHead(ctx, "h.document")}::text as head,
      exists (select 1 from messages m where m.workspace_id = t.workspace_id and m.ticket_id = t.id and m.kind = 'note') as "hasNote"
    from tickets t left join ticket_search h on h.workspace_id = t.workspace_id and h.ticket_id = t.id
    where t.workspace_id = ${workspace} and t.id = any(${values.add([...ids])}::uuid[]) and ${visibleTickets(ctx.actor, values)}`;
  const rows = await runStatement<Row>(ctx.db, text, values.list);
  return rows.map(({ head, messages, ...row }) => ({
    ...row,
    subject: lexemesOf(head ?? "", "A"),
    texts: withText ? [head ?? "", ...messages].map((document) => lexemesOf(document)) : null,
  }));
}
