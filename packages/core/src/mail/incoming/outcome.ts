import type { MailOutcome, SuspensionCause, ThreadingRule } from "@desk/contracts/words";
import { mails } from "@desk/db/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "../../context";
import type { Sight } from "./look";
import { idOf } from "./mail-ids";

/** The one thing that became of a mail. */
export type Settled = {
  mailId: string;
  outcome: MailOutcome;
  cause: SuspensionCause | null;
  reason: string | null;
  rule: ThreadingRule | null;
  ticketId: string | null;
  messageId: string | null;
  duplicateOfId: string | null;
};
export type Outcome = Pick<Settled, "outcome"> & Partial<Omit<Settled, "mailId" | "outcome">>;

const reasonMax = 1_000;
const thisMail = (ctx: Ctx, mailId: string) => and(eq(mails.workspaceId, ctx.workspaceId), eq(mails.id, mailId));

/** What the log shows of a mail, besides what became of it. */
const readOf = ({ mailbox, parsed, sender, authentication }: Sight) => ({
  mailboxId: mailbox?.id ?? null,
  rfcMessageId: parsed.messageId === null ? null : idOf(parsed.messageId),
  contentHash: parsed.contentHash,
  fromAddress: sender?.address ?? parsed.from[0]?.address.slice(0, 254) ?? null,
  fromName: sender?.name ?? parsed.from[0]?.name.slice(0, 120) ?? null,
  subject: parsed.subject.slice(0, 998),
  authentication,
  nature: parsed.nature.kind,
});

/**
 * Takes the mail for this transaction: the same mail under another arrival waits here for what becomes of it. False
 * when this very arrival was settled meanwhile. The outcome is overwritten before the transaction ends.
 */
export async function claimMail(ctx: Ctx, sight: Sight): Promise<boolean> {
  const rows = await ctx.db
    .update(mails)
    .set({ ...readOf(sight), outcome: "unprocessable" })
    .where(and(thisMail(ctx, sight.mail.id), isNull(mails.outcome)))
    .returning({ id: mails.id });
  return rows.length > 0;
}

/** Writes what became of a claimed mail. */
export async function finishMail(ctx: Ctx, mailId: string, outcome: Outcome): Promise<Settled> {
  const settled = settledOf(mailId, outcome);
  const { mailId: _id, ...columns } = settled;
  await ctx.db
    .update(mails)
    .set({ ...columns, settledAt: ctx.now() })
    .where(thisMail(ctx, mailId));
  return settled;
}

/** Writes what became of a mail that touches nothing else. Null when somebody was faster. */
export async function concludeMail(ctx: Ctx, sight: Sight, outcome: Outcome): Promise<Settled | null> {
  const settled = settledOf(sight.mail.id, outcome);
  const { mailId: _id, ...columns } = settled;
  const rows = await ctx.db
    .update(mails)
    .set({ ...readOf(sight), ...columns, settledAt: ctx.now() })
    .where(and(thisMail(ctx, sight.mail.id), isNull(mails.outcome)))
    .returning({ id: mails.id });
  return rows.length > 0 ? settled : null;
}

const settledOf = (mailId: string, outcome: Outcome): Settled => ({
  cause: null,
  rule: null,
  ticketId: null,
  messageId: null,
  duplicateOfId: null,
  ...outcome,
  reason: outcome.reason?.slice(0, reasonMax) ?? null,
  mailId,
});

/** What became of a mail that is settled. */
export async function readOutcome(ctx: Ctx, mailId: string): Promise<Settled | null> {
  const [row] = await ctx.db.select().from(mails).where(thisMail(ctx, mailId));
  if (row === undefined || row.outcome === null) return null;
  const { outcome, cause, reason, rule, ticketId, messageId, duplicateOfId } = row;
  return { mailId, outcome, cause, reason, rule, ticketId, messageId, duplicateOfId };
}
