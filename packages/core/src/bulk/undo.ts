import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../context";
import { addItems, closeList, type JobItem, moveCursor } from "../job/items";
import { type Job, type JobWork, lockJob } from "../job/job";
import { saveTicket, TicketChange } from "../ticket/change";
import { requireOn } from "../ticket/policy";
import { type ItemOutcome, type ItemWork, workChunk } from "./chunk";
import { columnFields, type Inverse } from "./inverse";
import { fieldRules, undoField } from "./undo-field";
import { linkRules, undoLinks } from "./undo-links";
import { unblockSender, unwriteMessage } from "./undo-rest";

const listedAtOnce = 2_000;

/** Takes back what a bulk job changed: first notes its tickets, then restores them chunk by chunk. */
export const undoWork: JobWork = {
  step: (ctx, job) =>
    inTransaction(ctx, (ctx) => (job.total === null ? listChanged(ctx, job.id) : undoChunk(ctx, job, true))),
};

async function listChanged(ctx: Ctx, jobId: string): Promise<"more"> {
  const job = await lockJob(ctx, jobId);
  if (job === undefined || job.total !== null) return "more";
  const rows = await runStatement<JobItem>(
    ctx.db,
    `select i.seq, i.ticket_id as "ticketId" from job_items i where i.workspace_id = $1 and i.job_id = $2
      and i.seq > $3::int and i.state = 'done' and i.inverse is not null order by i.seq limit ${listedAtOnce}`,
    [ctx.workspaceId, job.undoOfId, Number(job.cursor ?? 0)],
  );
  await addItems(
    ctx,
    jobId,
    rows.map(({ ticketId }) => ticketId),
  );
  const last = rows.at(-1);
  if (last === undefined || rows.length < listedAtOnce) await closeList(ctx, jobId);
  else await moveCursor(ctx, jobId, String(last.seq));
  return "more";
}

type Kept = { inverse: Inverse; versionAfter: number; changedSince: string[] };

export const undoChunk = (ctx: Ctx, job: Pick<Job, "id" | "undoOfId">, isUnheard: boolean): Promise<"more" | "done"> =>
  workChunk({ ...ctx, jobId: job.id, isUnheard }, job.id, async (ctx, items) => {
    const kept = await inversesOf(ctx, job.undoOfId ?? "", items);
    return undoOne(kept);
  });

/** What takes each ticket back, and which of its fields got another value after the version the job made. */
async function inversesOf(ctx: Ctx, jobId: string, items: readonly JobItem[]): Promise<Map<string, Kept>> {
  const rows = await runStatement<Kept & { ticketId: string }>(
    ctx.db,
    `select i.ticket_id as "ticketId", i.inverse, i.version_after as "versionAfter",
        array(select distinct e.data ->> 'field' from events e where e.workspace_id = i.workspace_id
          and e.ticket_id = i.ticket_id and e.data ->> 'field' is not null
          and (e.data ->> 'version')::int > i.version_after) as "changedSince"
      from job_items i where i.workspace_id = $1 and i.job_id = $2 and i.ticket_id = any($3::uuid[])`,
    [ctx.workspaceId, jobId, items.map(({ ticketId }) => ticketId)],
  );
  return new Map(rows.map(({ ticketId, ...kept }) => [ticketId, kept]));
}

const undoOne =
  (kept: ReadonlyMap<string, Kept>): ItemWork =>
  async (ctx, { ticketId }, ticket): Promise<ItemOutcome> => {
    const known = kept.get(ticketId);
    if (known === undefined)
      return { state: "skipped", reason: "Nothing is known of it.", inverse: null, versionAfter: null };
    const { inverse, changedSince } = known;
    const change = new TicketChange(ticket);
    const stays: string[] = [];
    const isBack = inverse.columns.deletedAt !== undefined && !changedSince.includes("deletedAt");
    const lock = ticket.deletedAt !== null && !isBack ? "The ticket was deleted since." : null;
    const mayChange = (field: string, word: string): boolean => {
      if (lock !== null) return false;
      if (!changedSince.includes(field)) return true;
      stays.push(`The ${word} stays: changed since.`);
      return false;
    };
    for (const field of columnFields) {
      const columns = inverse.columns[field];
      if (columns === undefined || !mayChange(field, fieldRules[field].word)) continue;
      requireOn(ctx.actor, fieldRules[field].action, ticket);
      const refusal = isLocked(ticket, field)
        ? "A closed ticket keeps it."
        : await undoField(ctx, change, field, columns);
      if (refusal !== null) stays.push(refusal);
    }
    for (const links of inverse.links) {
      const { field, word } = linkRules[links.table];
      if (!mayChange(field, word)) continue;
      requireOn(ctx.actor, "edit", ticket);
      await undoLinks(ctx, change, links);
    }
    if (lock !== null) stays.push(lock);
    if (inverse.blocked !== undefined && isBack) stays.push(...notes(await unblockSender(ctx, inverse.blocked)));
    const unwritten = await unwriteMessage(ctx, inverse);
    stays.push(...notes(unwritten));
    await saveTicket(ctx, change);
    const isDone = change.events.length > 0 || (inverse.heldId !== undefined && unwritten === null);
    return {
      state: isDone ? "done" : "skipped",
      reason: stays.length === 0 ? null : [...new Set(stays)].join(" "),
      inverse: null,
      versionAfter: change.events.length > 0 ? ticket.version + 1 : ticket.version,
    };
  };

const notes = (text: string | null): string[] => (text === null ? [] : [text]);

/** What a closed ticket keeps, unless the status that closed it is what is taken back. */
const isLocked = (ticket: { category: string }, field: string): boolean =>
  ticket.category === "closed" && ["team", "assignee", "type", "status"].includes(field);
