import { type NextTicket, type SkippedTicket, SkipTicket, TakeNext } from "@desk/contracts/queue";
import { skipTicket, takeNext } from "@desk/core/queue";
import { procedure, router } from "../trpc";

/** Working through a list one ticket after another. */
export const queueRouter = router({
  take: procedure.input(TakeNext).mutation(({ ctx, input }): Promise<NextTicket> => takeNext(ctx, input)),
  skip: procedure.input(SkipTicket).mutation(({ ctx, input }): Promise<SkippedTicket> => skipTicket(ctx, input)),
});
