import type { Ctx } from "../context";
import { isDomainError } from "../error";
import { hasWaiting, type ItemResult, type JobItem, settleItems, takeItems } from "../job/items";
import { lockTickets, type Ticket } from "../ticket/find";

/** Tickets per transaction: many enough to spread its cost, few enough that nobody waits long for a row. */
const chunkSize = 50;

export type ItemOutcome = Omit<ItemResult, "seq">;
/** Does one ticket; what it refuses by a DomainError becomes that ticket's result. */
export type ItemWork = (ctx: Ctx, item: JobItem, ticket: Ticket) => Promise<ItemOutcome>;

const failed = (reason: string): ItemOutcome => ({ state: "failed", reason, inverse: null, versionAfter: null });

/** The next tickets of a job, in the caller's transaction. A ticket that is refused keeps none of the others from it. */
export async function workChunk(
  ctx: Ctx,
  jobId: string,
  begin: (ctx: Ctx, items: readonly JobItem[]) => Promise<ItemWork>,
): Promise<"more" | "done"> {
  const items = await takeItems(ctx, jobId, chunkSize);
  if (items.length === 0) return (await hasWaiting(ctx, jobId)) ? "more" : "done";
  const tickets = await lockTickets(
    ctx,
    items.map(({ ticketId }) => ticketId),
  );
  const eachOf =
    (work: ItemWork): Each =>
    async (ctx, item) => {
      const ticket = tickets.get(item.ticketId);
      const outcome = ticket === undefined ? failed("The ticket was not found.") : await work(ctx, item, ticket);
      return { seq: item.seq, ...outcome };
    };
  // Begun anew for the second way, since what the first one counted was undone with it.
  const results =
    (await allTogether(ctx, items, eachOf(await begin(ctx, items)))) ??
    (await oneByOne(ctx, items, eachOf(await begin(ctx, items))));
  await settleItems(ctx, jobId, results);
  return "more";
}

type Each = (ctx: Ctx, item: JobItem) => Promise<ItemResult>;

/**
 * All side by side on the one connection, so that their statements follow each other without a pause. Null, and
 * nothing is kept, when any of them was refused.
 */
async function allTogether(ctx: Ctx, items: readonly JobItem[], each: Each): Promise<ItemResult[] | null> {
  try {
    return await ctx.db.transaction(async (tx) => {
      // Waits for all, since one that went on after the savepoint is gone would write outside it.
      const settled = await Promise.allSettled(items.map((item) => each({ ...ctx, db: tx }, item)));
      return settled.map((one) => {
        if (one.status === "rejected") throw one.reason;
        return one.value;
      });
    });
  } catch {
    // A fault of ours shows again when each is done by itself.
    return null;
  }
}

/** Each in a savepoint of its own, so that a refused one leaves nothing behind. */
async function oneByOne(ctx: Ctx, items: readonly JobItem[], each: Each): Promise<ItemResult[]> {
  const results: ItemResult[] = [];
  for (const item of items) {
    const result = await ctx.db
      .transaction((tx) => each({ ...ctx, db: tx }, item))
      .catch((error: unknown) => {
        const reason = reasonOf(error);
        if (reason === null) throw error;
        return { seq: item.seq, ...failed(reason) };
      });
    results.push(result);
  }
  return results;
}

/** PostgreSQL's codes for a row that somebody else held too long. */
const busyCodes: readonly string[] = ["55P03", "40P01", "57014"];
const codeOf = (error: unknown): string | null => {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (!isDomainError(cause) && "code" in cause) return String(cause.code);
  return null;
};

function reasonOf(error: unknown): string | null {
  if (isDomainError(error)) return error.details.fields?.[0]?.message ?? error.message;
  return busyCodes.includes(codeOf(error) ?? "") ? "Somebody else was changing this. Try it again." : null;
}
