import { BulkChange, TicketSelection } from "@desk/contracts/bulk";
import { type Ctx, inTransaction } from "../context";
import { addItems, closeList, moveCursor } from "../job/items";
import { type Job, type JobWork, lockJob } from "../job/job";
import { saveTicket, TicketChange } from "../ticket/change";
import { requireOn } from "../ticket/policy";
import { isoOf } from "../ticket/time";
import { actionsOf } from "./actions";
import { applyBulk } from "./apply";
import { type ItemOutcome, type ItemWork, workChunk } from "./chunk";
import { Dealer } from "./deal";
import { type Inverse, inverseOf } from "./inverse";
import { applyMacroInBulk } from "./macro";
import { listMatching } from "./matching";
import { writeMessage } from "./message";

const listedAtOnce = 1_000;

/** What a bulk job was asked for; stored by us, checked again since the code may have become newer. */
const changeOf = ({ input }: Pick<Job, "input">): BulkChange => BulkChange.parse(input.change);

/** Changes many tickets: first notes which ones, then does them chunk by chunk. */
export const bulkWork: JobWork = {
  step: (ctx, job) =>
    inTransaction(ctx, (ctx) => (job.total === null ? listTickets(ctx, job.id) : changeChunk(ctx, job, true))),
};

async function listTickets(ctx: Ctx, jobId: string): Promise<"more"> {
  const job = await lockJob(ctx, jobId);
  if (job === undefined || job.total !== null) return "more";
  const selection = TicketSelection.parse(job.input.selection);
  if ("ids" in selection) {
    await addItems(ctx, jobId, [...new Set(selection.ids)].toSorted());
    await closeList(ctx, jobId);
    return "more";
  }
  const { exceptIds, ...filter } = selection;
  const part = { askedAt: isoOf(job.createdAt), exceptIds, after: job.cursor, limit: listedAtOnce };
  const ids = await listMatching(ctx, filter, part);
  await addItems(ctx, jobId, ids);
  const last = ids.at(-1);
  if (last === undefined || ids.length < listedAtOnce) await closeList(ctx, jobId);
  else await moveCursor(ctx, jobId, last);
  return "more";
}

/** `isUnheard` spares people a mail about each of many tickets. */
export const changeChunk = (ctx: Ctx, job: Pick<Job, "id" | "input">, isUnheard: boolean): Promise<"more" | "done"> =>
  workChunk({ ...ctx, jobId: job.id, isUnheard }, job.id, async (ctx) => {
    const change = changeOf(job);
    const dealer = change.roundRobin === undefined ? null : await Dealer.of(ctx, job.id, change.roundRobin);
    return changeOne(change, dealer);
  });

const changeOne =
  (bulk: BulkChange, dealer: Dealer | null): ItemWork =>
  async (ctx, _item, ticket): Promise<ItemOutcome> => {
    for (const action of actionsOf(bulk)) requireOn(ctx.actor, action, ticket);
    const change = new TicketChange(ticket);
    let dealtTo: string | undefined;
    try {
      const written = await changeAndWrite(ctx, change, bulk, async (teamId) => {
        dealtTo = await dealer?.next(teamId);
        return dealtTo ?? "";
      });
      const isChanged = change.events.length > 0 || Object.keys(written).length > 0;
      const inverse = { ...inverseOf(change), ...written, ...(dealtTo === undefined ? {} : { dealtTo }) };
      return {
        state: isChanged ? "done" : "skipped",
        reason: isChanged ? null : "It was like that already.",
        inverse: isChanged || dealtTo !== undefined ? inverse : null,
        versionAfter: change.events.length > 0 ? ticket.version + 1 : ticket.version,
      };
    } catch (error) {
      if (dealtTo !== undefined) dealer?.giveBack(dealtTo);
      throw error;
    }
  };

async function changeAndWrite(
  ctx: Ctx,
  change: TicketChange,
  bulk: BulkChange,
  deal: (teamId: string | null) => Promise<string>,
): Promise<Pick<Inverse, "heldId" | "messageId">> {
  if (bulk.macroId !== undefined) return applyMacroInBulk(ctx, change, bulk.macroId);
  await applyBulk(ctx, change, bulk, deal);
  await saveTicket(ctx, change);
  return bulk.message === undefined ? {} : writeMessage(ctx, change.before.id, bulk.message);
}
