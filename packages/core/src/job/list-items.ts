import type { JobItemPage, JobItemView, ListJobItems } from "@desk/contracts/job";
import { formatNumber, plainTicketNumbers, type TicketNumbers } from "@desk/contracts/ticket-number";
import type { JobItemState } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { invalid } from "../error";
import { isoOf, isoOrNull } from "../ticket/time";
import { findJob } from "./read";

type Row = Omit<JobItemView, "ticket"> & {
  number: string | null;
  subject: string | null;
  createdAt: string | null;
  ticketNumbers: TicketNumbers | null;
};

/** What became of each ticket of a job, in the order in which they were taken. */
export async function listJobItems(ctx: Ctx, { jobId, state, cursor, limit }: ListJobItems): Promise<JobItemPage> {
  await findJob(ctx, jobId);
  return itemsOf(ctx, { jobId, states: state === undefined ? null : [state], cursor, limit });
}

type Wanted = {
  jobId: string;
  states: readonly JobItemState[] | null;
  cursor: string | undefined;
  limit: number;
};

/** A ticket that the reader does not see, or that is gone for good, is only counted: not even its id is told. */
export async function itemsOf(ctx: Ctx, { jobId, states, cursor, limit }: Wanted): Promise<JobItemPage> {
  const values = new Values();
  const workspace = values.add(ctx.workspaceId);
  const ofState = states === null ? "" : ` and i.state = any(${values.add(states)}::text[])`;
  const rows = await runStatement<Row>(
    ctx.db,
    `select i.seq, i.ticket_id as "ticketId", i.state, i.reason, i.finished_at as "finishedAt", t.number, t.subject,
        t.created_at as "createdAt", w.settings -> 'ticketNumbers' as "ticketNumbers"
      from job_items i join workspaces w on w.id = i.workspace_id
      left join tickets t on t.workspace_id = i.workspace_id and t.id = i.ticket_id and ${visibleTickets(ctx.actor, values)}
      where i.workspace_id = ${workspace} and i.job_id = ${values.add(jobId)}
        and i.seq > ${values.add(afterOf(cursor))}::int${ofState}
      order by i.seq limit ${values.add(limit + 1)}::int`,
    values.list,
  );
  const data = rows.slice(0, limit).map(present);
  const hasMore = rows.length > limit;
  return { data, nextCursor: hasMore ? String(data.at(-1)?.seq ?? 0) : null, hasMore };
}

function present({ number, subject, createdAt, ticketNumbers, ...row }: Row): JobItemView {
  const shown = { ...row, finishedAt: isoOrNull(row.finishedAt) };
  if (number === null || createdAt === null) return { ...shown, ticketId: null, ticket: null };
  const numberText = formatNumber(ticketNumbers ?? plainTicketNumbers, Number(number), isoOf(createdAt));
  return { ...shown, ticket: { number: Number(number), numberText, subject: subject ?? "" } };
}

function afterOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/u.test(cursor)) throw invalid("cursor", "This cursor is not from a page of this list.");
  return Number(cursor);
}
