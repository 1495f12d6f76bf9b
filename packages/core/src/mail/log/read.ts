import type { MailDetail, MailRef } from "@desk/contracts/mail-log";
import { suspensionCauses, type ThreadingRule } from "@desk/contracts/words";
import type { Ctx } from "../../context";
import { isoOf } from "../../ticket/time";
import { type FoundMail, findMail } from "./find";
import { presentMailRow } from "./row";

/** One mail with everything that was decided about it. */
export async function readMail(ctx: Ctx, { mailId }: MailRef): Promise<MailDetail> {
  const mail = await findMail(ctx, mailId);
  const { envelope, authentication } = mail;
  return {
    ...presentMailRow(mail),
    envelopeFrom: envelope.from ?? null,
    envelopeTo: envelope.to ?? [],
    remoteAddress: envelope.remoteAddress ?? null,
    authentication,
    ticketMessageId: mail.messageId,
    duplicateOfId: mail.duplicateOfId,
    nextAttemptAt: mail.outcome === null ? isoOf(mail.nextAttemptAt) : null,
    trail: trailOf(mail),
    hasSource: mail.hasSource,
  };
}

const ruleWords: Record<ThreadingRule, string> = {
  duplicate: "It has the identity of a mail that is here already.",
  recipient_token: "A signed reply address among its recipients led to the ticket.",
  in_reply_to: "It answers a mail of the ticket (In-Reply-To).",
  references: "It refers to a mail of the ticket (References).",
  known_reference: "It meets the ticket in a mail that others referred to.",
  body_token: "A signed mark in its text led to the ticket.",
  subject_tag: "The number in its subject led to the ticket, on which its sender stands.",
  new: "Nothing in it leads to a ticket.",
};
const outcomeWords: Record<NonNullable<FoundMail["outcome"]>, string> = {
  ticket: "A ticket was made of it.",
  reply: "It was added to the ticket.",
  duplicate: "It was noted and not added again.",
  bounce: "It was noted at the mail that came back.",
  suspended: "It waits for somebody's decision.",
  rejected: "It was not taken in.",
  unprocessable: "It was not understood and is kept.",
};

/** What happened in order: how it came, what was found, what people did with it, and what became of it. */
function trailOf(mail: FoundMail): MailDetail["trail"] {
  const { envelope, authentication, cause, reason, rule, outcome } = mail;
  const settledAt = mail.settledAt === null ? null : isoOf(mail.settledAt);
  const trail = [{ at: isoOf(mail.receivedAt), words: `Stored: ${mail.sizeBytes} bytes by ${mail.door}.` }];
  trail.push(...(envelope.history ?? []));
  if (settledAt === null || outcome === null) {
    if (mail.attempts > 0) trail.push({ at: isoOf(mail.nextAttemptAt), words: attemptWords(mail) });
    return trail;
  }
  const say = (words: string) => trail.push({ at: settledAt, words });
  if (authentication !== null) {
    const { verdict, spf, dkim, dmarc, checkedBy } = authentication;
    say(
      checkedBy === null
        ? "Nobody whom we believe checked its sender."
        : `Sender checked by ${checkedBy}: ${verdict} (SPF ${spf}, DKIM ${dkim}, DMARC ${dmarc}).`,
    );
  }
  if (mail.nature !== null && mail.nature !== "person") say(`Written by a machine: ${mail.nature}.`);
  if (rule !== null) say(ruleWords[rule]);
  if (cause !== null) say(`Cause ${suspensionCauses[cause]}: ${cause.replaceAll("_", " ")}.`);
  say(reason === null ? outcomeWords[outcome] : `${outcomeWords[outcome]} ${reason}`);
  return trail;
}

const attemptWords = ({ attempts, reason }: FoundMail): string =>
  `Next attempt after ${attempts === 1 ? "1 attempt" : `${attempts} attempts`}.${reason === null ? "" : ` ${reason}`}`;
