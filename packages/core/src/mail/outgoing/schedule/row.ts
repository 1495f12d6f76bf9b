import type { ScheduledView } from "@desk/contracts/outgoing";
import { PostMessage } from "@desk/contracts/ticket";
import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../../../access";
import { actorId, type Ctx } from "../../../context";
import { notFound } from "../../../error";
import { storedBody } from "../../../text";
import { isoOf } from "../../../ticket/time";

export type ScheduledRow = {
  id: string;
  ticketId: string;
  number: string;
  subject: string;
  authorUserId: string;
  authorName: string;
  kind: ScheduledView["kind"];
  state: ScheduledView["state"];
  sendAt: string;
  reason: string | null;
  input: unknown;
  createdAt: string;
};

export const scheduledColumns = `s.id, s.ticket_id as "ticketId", t.number, t.subject,
  s.author_user_id as "authorUserId", u.name as "authorName", s.kind, s.state, s.send_at as "sendAt", s.reason,
  s.input, s.created_at as "createdAt"`;
export const scheduledJoins = `join tickets t on t.workspace_id = s.workspace_id and t.id = s.ticket_id
  join users u on u.workspace_id = s.workspace_id and u.id = s.author_user_id`;

/** What `postMessage` will be given; stored by us, checked again since the code may have become newer. */
export const inputOf = ({ input }: Pick<ScheduledRow, "input">): PostMessage => PostMessage.parse(input);

export function presentScheduled(ctx: Ctx, row: ScheduledRow): ScheduledView {
  const { text, html } = storedBody(inputOf(row).body);
  return {
    id: row.id,
    ticket: { id: row.ticketId, number: Number(row.number), subject: row.subject },
    author: { id: row.authorUserId, name: row.authorName },
    kind: row.kind,
    state: row.state,
    sendAt: isoOf(row.sendAt),
    reason: row.reason,
    text,
    html,
    createdAt: isoOf(row.createdAt),
    isMine: row.authorUserId === actorId(ctx.actor),
  };
}

/** One of my own on a ticket that I still see. With `update` its row stays locked, as posting locks it. */
export async function findScheduled(ctx: Ctx, scheduledId: string, lock?: "update"): Promise<ScheduledRow> {
  const values = new Values();
  const [row] = await runStatement<ScheduledRow>(
    ctx.db,
    `select ${scheduledColumns} from scheduled_messages s ${scheduledJoins}
      where s.workspace_id = ${values.add(ctx.workspaceId)} and s.id = ${values.add(scheduledId)}
        and s.author_user_id = ${values.add(actorId(ctx.actor))}::uuid and ${visibleTickets(ctx.actor, values)}
      ${lock === "update" ? "for update of s" : ""}`,
    values.list,
  );
  if (row === undefined) throw notFound("The planned message");
  return row;
}
