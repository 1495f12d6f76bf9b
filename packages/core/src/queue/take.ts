import type { NextTicket, TakeNext } from "@desk/contracts/queue";
import { ListTickets, type ListTicketsInput, type TicketView } from "@desk/contracts/ticket";
import { type AgentActor, type Ctx, inTransaction } from "../context";
import { setAssignee } from "../ticket/apply-assignee";
import { applyOutcome, decideOn } from "../ticket/apply-status";
import { saveTicket, TicketChange } from "../ticket/change";
import { findTicket } from "../ticket/find";
import { listTickets } from "../ticket/list";
import { authorizeTicket } from "../ticket/policy";
import { readChangedTicket } from "../ticket/read";
import { countSkipped, lockMostUrgent } from "./free";
import { requirePerson } from "./person";

/** Said in the history of whatever was taken this way; skipping looks for it. */
export const fromQueue = "from the queue";

/** Beyond so many of a person's own and passed-over tickets at the head of a list, the rest is not looked for. */
const pagesMax = 20;
const pageSize = 100;

/** Gives me the most urgent free ticket of a view and makes it mine in the same transaction. */
export async function takeNext(ctx: Ctx, input: TakeNext): Promise<NextTicket> {
  const me = requirePerson(ctx);
  authorizeTicket(ctx.actor, "assign");
  return inTransaction(me, async (ctx) => {
    const id = await findNext(ctx, input);
    const ticket = id === null ? null : linkOf(await take(ctx, id));
    return { ticket, skipped: await countSkipped(ctx) };
  });
}

/**
 * Goes down the view, most urgent first, a page at a time. My own queue already lists what is mine beside what is
 * nobody's; of other views both halves are read and the more urgent one wins.
 */
export async function findNext(ctx: Ctx<AgentActor>, { view, exceptId }: TakeNext): Promise<string | null> {
  const list: ListTicketsInput = { view, sort: "priority", limit: pageSize };
  const halves: ListTicketsInput[] =
    view === "my-queue"
      ? [list]
      : [
          { ...list, assigneeId: "none" },
          { ...list, assigneeId: "me" },
        ];
  let open: ListTicketsInput[] = halves;
  for (let page = 0; page < pagesMax && open.length > 0; page++) {
    const read = await Promise.all(open.map((half) => listTickets(ctx, ListTickets.parse(half))));
    const ids = read.flatMap(({ data }) => data.map(({ id }) => id));
    const found = ids.length === 0 ? null : await lockMostUrgent(ctx, ids, exceptId);
    if (found !== null) return found;
    open = open.flatMap((half, at) => {
      const cursor = read[at]?.nextCursor ?? null;
      return cursor === null ? [] : [{ ...half, cursor }];
    });
  }
  return null;
}

/** Assigns as claiming does, with the reason that tells it was taken here. One that was mine stays as it is. */
async function take(ctx: Ctx<AgentActor>, ticketId: string): Promise<TicketView> {
  const change = new TicketChange(await findTicket(ctx, ticketId, "update"));
  const outcome = decideOn(ctx, change.before, { type: "assign" });
  await setAssignee(ctx, change, ctx.actor.userId, fromQueue);
  await applyOutcome(ctx, change, outcome);
  await saveTicket(ctx, change);
  return readChangedTicket(ctx, ticketId);
}

const linkOf = ({ id, number, numberText, subject }: TicketView) => ({ id, number, numberText, subject });
