import type { MailboxTest, MailboxTestStep, TestMailbox } from "@desk/contracts/mailbox";
import { mails } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { authorize } from "../../access";
import { type Ctx, newId } from "../../context";
import { conflict, isDomainError } from "../../error";
import { openIncoming, openOutgoing } from "./credentials";
import { presentMailbox } from "./present";
import { probeMessageId } from "./probe-id";
import { failed, type MailReach, SignInEnded } from "./reach";

/** Tries one part of the mailbox's settings for real and says in words which step failed. */
export async function testMailbox(ctx: Ctx, { mailboxId, part, probeId }: TestMailbox): Promise<MailboxTest> {
  authorize(ctx.actor, "mail.manage");
  const { mailReach } = ctx;
  if (mailReach === undefined) throw conflict("This process cannot reach mail servers.");
  const none = { part, isWaiting: false, probeId: null };
  const mailbox = await presentMailbox(ctx, mailboxId);
  switch (part) {
    case "incoming":
      return { ...none, steps: await testIncoming(ctx, mailReach, mailboxId) };
    case "outgoing": {
      const id = newId();
      const steps = await saying(async () =>
        mailReach.testOutgoing(await openOutgoing(ctx, mailboxId), {
          from: mailbox.address,
          fromName: mailbox.name,
          to: mailbox.address,
          messageId: probeMessageId(id, mailbox.address),
        }),
      );
      return { ...none, steps, probeId: steps.every(({ ok }) => ok) ? id : null };
    }
    case "receive": {
      if (probeId === undefined) throw conflict("Send a test mail first.");
      const hasCome = await hasArrived(ctx, mailReach, mailboxId, probeMessageId(probeId, mailbox.address));
      const words = hasCome
        ? "The test mail came back."
        : "The test mail has not come back yet. That usually takes a few seconds.";
      return { part, steps: [{ name: "receive_probe", ok: hasCome, words }], isWaiting: !hasCome, probeId };
    }
    case "domain":
      return { ...none, steps: await mailReach.testDomain(mailbox.address) };
  }
}

const testIncoming = (ctx: Ctx, reach: MailReach, mailboxId: string): Promise<MailboxTestStep[]> =>
  saying(async () => {
    const server = await openIncoming(ctx, mailboxId);
    if (server !== null) return reach.testIncoming(server);
    const words =
      "Mail is forwarded to this desk, so there is nothing to sign in to. The test mail shows whether it arrives.";
    return [{ name: "settings", ok: true, words }];
  });

/** A secret that cannot be opened or renewed is the first step that failed. */
async function saying(test: () => Promise<MailboxTestStep[]>): Promise<MailboxTestStep[]> {
  try {
    return await test();
  } catch (error) {
    if (isDomainError(error) || error instanceof SignInEnded) return [failed("settings", error.message)];
    throw error;
  }
}

async function hasArrived(ctx: Ctx, reach: MailReach, mailboxId: string, messageId: string): Promise<boolean> {
  const [stored] = await ctx.db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.workspaceId, ctx.workspaceId),
        eq(mails.rfcMessageId, messageId),
        sql`${mails.receivedAt} > ${new Date(ctx.now().getTime() - 3_600_000).toISOString()}`,
      ),
    )
    .limit(1);
  if (stored !== undefined) return true;
  const server = await openIncoming(ctx, mailboxId).catch(() => null);
  return server !== null && reach.findProbe(server, messageId).catch(() => false);
}
