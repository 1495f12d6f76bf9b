import {
  type BulkChange,
  type BulkStarted,
  bulkAtOnceMax,
  type StartBulk,
  type TicketSelection,
} from "@desk/contracts/bulk";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict, invalid } from "../error";
import { addItems, closeList } from "../job/items";
import { itemsOf } from "../job/list-items";
import { authorizeJobs } from "../job/policy";
import { findJob, readJob } from "../job/read";
import { settleJob } from "../job/settle";
import { startJob } from "../job/start";
import { authorizeTicket } from "../ticket/policy";
import { actionsOf } from "./actions";
import { listMatching } from "./matching";
import { keptByUndo, titleOf } from "./title";
import { changeChunk } from "./work";

/**
 * Changes many tickets, each with the rights the actor has on it and by the verbs that change a single one. Up to
 * 50 are changed at once; more become a job.
 */
export async function startBulk(ctx: Ctx, { selection, change, clientId }: StartBulk): Promise<BulkStarted> {
  authorizeBulk(ctx, selection, change);
  return inTransaction(ctx, async (ctx) => {
    const keeps = keptByUndo(change);
    const input = { selection, change, ...(keeps === null ? {} : { keeps }) };
    const title = await titleOf(ctx, change);
    const few = await fewIds(ctx, selection);
    const { jobId, isNew } = await startJob(ctx, { kind: "bulk", title, input, id: clientId, isAtOnce: few !== null });
    if (!isNew) return same(ctx, jobId);
    if (few === null) return { job: await readJob(ctx, { jobId }), items: null };
    await addItems(ctx, jobId, few);
    await closeList(ctx, jobId);
    await changeChunk(ctx, { id: jobId, input }, false);
    await settleJob(ctx, jobId, { state: "done" });
    return startedOf(ctx, jobId);
  });
}

function authorizeBulk(ctx: Ctx, selection: TicketSelection, change: BulkChange): void {
  authorizeJobs(ctx.actor);
  if (!("ids" in selection)) authorize(ctx.actor, "ticket.read");
  for (const action of actionsOf(change)) authorizeTicket(ctx.actor, action);
  if (change.spam?.blocksSender) authorize(ctx.actor, "mail.manage");
}

/** The tickets, when there are few enough to change them at once; null otherwise. */
async function fewIds(ctx: Ctx, selection: TicketSelection): Promise<string[] | null> {
  const ids = "ids" in selection ? [...new Set(selection.ids)].toSorted() : await firstMatching(ctx, selection);
  if (ids.length === 0) throw invalid("selection", "No ticket matches any more. Choose again.");
  return ids.length > bulkAtOnceMax ? null : ids;
}

const firstMatching = (
  ctx: Ctx,
  { exceptIds, ...filter }: Exclude<TicketSelection, { ids: string[] }>,
): Promise<string[]> =>
  listMatching(ctx, filter, { askedAt: ctx.now().toISOString(), exceptIds, after: null, limit: bulkAtOnceMax + 1 });

/** The second of two equal requests gets what the first one made. */
async function same(ctx: Ctx, jobId: string): Promise<BulkStarted> {
  const { kind, state, total } = await findJob(ctx, jobId);
  if (kind !== "bulk") throw conflict("Another job has this id. Send a new one.", { jobId });
  if (state === "done" && total !== null && total <= bulkAtOnceMax) return startedOf(ctx, jobId);
  return { job: await readJob(ctx, { jobId }), items: null };
}

export async function startedOf(ctx: Ctx, jobId: string): Promise<BulkStarted> {
  const job = await readJob(ctx, { jobId });
  const { data } = await itemsOf(ctx, { jobId, states: null, cursor: undefined, limit: bulkAtOnceMax });
  return { job, items: data };
}
