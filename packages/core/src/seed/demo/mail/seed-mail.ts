import { workspaces } from "@desk/db/schema";
import { eq } from "drizzle-orm";
import { type Ctx, newId } from "../../../context";
import { markUnprocessable, storeMail } from "../../../mail/incoming";
import { addSenderRule } from "../../../mail/sender-rule";
import { makeReplyToken, replyAddress } from "../../../mail/token";
import type { Company } from "../found";
import { addressPlace } from "./address";
import { makeDemoMailbox } from "./mailbox";
import { recentReplies, rfcIdOf, type SentReply, writeDelivery } from "./sent";
import { blockedDomain, suspendedMails } from "./suspended";
import { takeIn } from "./take-in";
import { sourceOf, type WrittenMail } from "./write";

const hourMs = 3_600_000;

/** What the pages about mail show in the demo: a mailbox, mail that waits, mail that did not arrive. */
export async function seedMail(at: (moment: Date) => Ctx, company: Company, endsAt: Date): Promise<void> {
  const hoursAgo = (hours: number) => new Date(endsAt.getTime() - hours * hourMs);
  const mailboxId = await makeDemoMailbox(at(hoursAgo(24 * 30)), company);
  await addSenderRule(at(hoursAgo(24 * 20)), { pattern: blockedDomain, verdict: "block" });

  for (const { key, hoursAgo: hours, isForged, ...mail } of suspendedMails.toReversed()) {
    const written = { ...mail, messageId: `${key}.${company.workspaceId.slice(0, 8)}@${mail.address.split("@")[1]}` };
    const ctx = at(hoursAgo(hours));
    await takeIn(ctx, written, { isForged: isForged === true });
    // The same mail by another way: an alias that forwards to us as well.
    if (key === "receipt") await takeIn(ctx, written, { doorKey: `${written.messageId} again` });
  }
  await keepBroken(at(hoursAgo(60)));

  const ctx = at(endsAt);
  const [failed, bounced, uncertain, proposed, ...others] = await recentReplies(ctx, 9);
  for (const reply of others) await writeDelivery(ctx, mailboxId, reply);
  if (failed)
    await writeDelivery(ctx, mailboxId, failed, {
      state: "failed",
      attempts: 1,
      smtpCode: 552,
      lastError: "The server of the recipient said: 552 5.2.2 Mailbox full.",
    });
  if (uncertain)
    await writeDelivery(ctx, mailboxId, uncertain, {
      state: "uncertain",
      attempts: 2,
      lostAttempts: 2,
      lastError: "The connection broke off after the mail was handed over, twice. It may have arrived.",
    });
  if (bounced) {
    await writeDelivery(ctx, mailboxId, bounced);
    await takeIn(at(laterThan(bounced, endsAt)), reportOn(bounced));
  }
  if (proposed) {
    await writeDelivery(ctx, mailboxId, proposed);
    await takeIn(at(laterThan(proposed, endsAt)), await colleagueOn(ctx, proposed));
  }
}

/** A while after the answer, and never past the end of the demo's history. */
const laterThan = ({ createdAt }: SentReply, endsAt: Date): Date =>
  new Date(Math.min(createdAt.getTime() + hourMs / 4, endsAt.getTime()));

const reportOn = (reply: SentReply): WrittenMail => ({
  name: "Mail Delivery System",
  address: `mailer-daemon@${reply.address.split("@")[1]}`,
  to: "support",
  subject: "Undelivered mail returned to sender",
  text: `The mail could not be delivered to ${reply.address}: 550 5.1.1 User unknown.`,
  messageId: `report.${reply.messageId}@${reply.address.split("@")[1]}`,
  nature: { kind: "bounce", evidence: ["Empty return path"], mayBeAnswered: false, isOutOfOffice: false },
  bounce: {
    originalMessageId: rfcIdOf(reply),
    isPermanent: true,
    recipients: [{ address: reply.address, action: "failed", status: "5.1.1", reason: "User unknown" }],
  },
});

/** Somebody to whom the customer forwarded our answer replies to it: an agent decides whether they join. */
async function colleagueOn(ctx: Ctx, reply: SentReply): Promise<WrittenMail> {
  const [row] = await ctx.db
    .select({ mailKey: workspaces.mailKey })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspaceId));
  const token = makeReplyToken(row?.mailKey ?? "", {
    kind: "r",
    ticketNumber: reply.number,
    recipient: reply.address,
  });
  return {
    name: "Inês Carvalho",
    address: "ines.carvalho@post.example",
    to: replyAddress(addressPlace("support"), token),
    subject: `Re: ${reply.subject} [#${reply.number}]`,
    text: `Hello, ${reply.name} forwarded this to me, since I was there as well. I can confirm what happened and have photos. Shall I send them here?`,
    messageId: `ines.${reply.messageId}@post.example`,
  };
}

/** A mail that no parser reads, kept for a later version that may. */
async function keepBroken(ctx: Ctx): Promise<void> {
  const mail: WrittenMail = {
    name: "Scanner",
    address: "scanner@harbournoodles.example",
    to: "partners",
    subject: "Scan_2211.pdf",
    text: "",
    messageId: `${newId()}@harbournoodles.example`,
  };
  const { mailId } = await storeMail(ctx, {
    bytes: sourceOf(mail, ctx.now()).subarray(0, 120),
    door: "smtp",
    doorKey: mail.messageId,
    envelope: { from: mail.address, to: [addressPlace("partners")], remoteAddress: "203.0.113.40" },
    mailboxId: null,
  });
  await markUnprocessable(
    ctx,
    mailId,
    "Reading it took longer than 10 seconds. It is kept and can be looked at again.",
  );
}
