import { mails } from "@desk/db/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "../../context";
import type { DueMail } from "./due";

/** About a day of attempts. The mail is kept in any case, and can be looked at again. */
export const settleAttemptsMax = 12;

/** 10 s, 20 s, 40 s … at most two hours. */
export const settleBackOffSeconds = (attempts: number): number => Math.min(10 * 2 ** (attempts - 1), 7_200);

const waiting = (ctx: Ctx, mailId: string) =>
  and(eq(mails.workspaceId, ctx.workspaceId), eq(mails.id, mailId), isNull(mails.outcome));

/** No parser makes anything of it. It is kept and shown, and looked at again when somebody asks for that. */
export async function markUnprocessable(ctx: Ctx, mailId: string, reason: string): Promise<void> {
  await ctx.db
    .update(mails)
    .set({ outcome: "unprocessable", reason: reason.slice(0, 1_000), settledAt: ctx.now() })
    .where(waiting(ctx, mailId));
}

/** Trouble on our side, such as a database that is away: tried again later, each time after a longer while. */
export async function postponeMail(
  ctx: Ctx,
  { id, attempts }: Pick<DueMail, "id" | "attempts">,
  failure: string,
): Promise<"later" | "given up"> {
  // A failed statement carries what people wrote.
  const reason = failure.startsWith("Failed query") ? "A statement failed." : failure;
  if (attempts >= settleAttemptsMax) {
    await markUnprocessable(ctx, id, `It could not be taken in, ${attempts} times: ${reason}`);
    return "given up";
  }
  const next = new Date(ctx.now().getTime() + settleBackOffSeconds(attempts) * 1_000);
  await ctx.db
    .update(mails)
    .set({ nextAttemptAt: next, reason: reason.slice(0, 1_000) })
    .where(waiting(ctx, id));
  return "later";
}
