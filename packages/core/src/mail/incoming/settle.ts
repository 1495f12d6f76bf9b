import type { ParsedMail } from "@desk/contracts/parsed-mail";
import { type Ctx, inTransaction, newId } from "../../context";
import { violatedUnique } from "../../error/violation";
import type { Storage } from "../../file";
import { acknowledge } from "../outgoing/acknowledge";
import { settleBounce } from "./bounce";
import { isBurst, ticketsPerHourMax } from "./burst";
import { bodyOf, writtenAt } from "./content";
import { deliver } from "./deliver";
import type { Delivered } from "./delivery";
import type { DueMail } from "./due";
import { insertEnvelope } from "./envelope";
import { keepMailFiles, type MailFiles, noFiles } from "./files";
import { judge, judgeNewcomer, type Verdict } from "./judge";
import { type AuthenticationReader, look, type Sight } from "./look";
import { ChangedMeanwhile, registerIds } from "./mail-ids";
import { mayAnswerAutomatically } from "./may-answer";
import { claimMail, concludeMail, finishMail, type Outcome, readOutcome, type Settled } from "./outcome";
import { findThread, type Thread } from "./thread";
import { tellTooLarge } from "./too-large";

export type SettleTools = {
  storage: Storage;
  /** What trusted servers found out about the sender; the parser's package reads it. */
  authenticationOf: AuthenticationReader;
};

const attemptsMax = 8;

/**
 * Decides what becomes of a mail and does it, in one transaction: it ends with exactly one outcome, or, when the
 * database fails, stays as it was. Settled twice at once, it is done once.
 */
export async function settleMail(ctx: Ctx, tools: SettleTools, mail: DueMail, parsed: ParsedMail): Promise<Settled> {
  let files: Promise<MailFiles> | undefined;
  const keepFiles = () => {
    files ??=
      parsed.attachments.length === 0
        ? Promise.resolve(noFiles)
        : keepMailFiles(ctx, tools.storage, parsed.attachments);
    return files;
  };
  for (let attempt = 1; ; attempt++) {
    const sight = await look(ctx, mail, parsed, tools.authenticationOf);
    try {
      const settled = await settleSight(ctx, sight, keepFiles);
      return settled ?? (await settledBefore(ctx, mail.id));
    } catch (error) {
      if (attempt >= attemptsMax || !isWorthAnotherLook(error)) throw error;
    }
  }
}

/** Somebody wrote what we were about to write, or we stood in each other's way. */
function isWorthAnotherLook(error: unknown): boolean {
  if (error instanceof ChangedMeanwhile || violatedUnique(error) !== null) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && (cause.code === "40P01" || cause.code === "40001")) return true;
  return false;
}

async function settledBefore(ctx: Ctx, mailId: string): Promise<Settled> {
  const settled = await readOutcome(ctx, mailId);
  if (settled === null) throw new Error("This mail is gone.");
  return settled;
}

async function settleSight(ctx: Ctx, sight: Sight, keepFiles: () => Promise<MailFiles>): Promise<Settled | null> {
  const verdict = judge(sight);
  switch (verdict.kind) {
    case "suspend":
      return concludeMail(ctx, sight, suspended(verdict));
    case "duplicate":
      return concludeMail(ctx, sight, { outcome: "duplicate", rule: "duplicate", duplicateOfId: sight.duplicateOfId });
    case "reject":
      return inTransaction(ctx, async (ctx) => {
        if (sight.mail.sizeBytes > sight.bytesMax) await tellTooLarge(ctx, sight);
        return concludeMail(ctx, sight, { outcome: "rejected", reason: verdict.reason });
      });
    case "bounce":
      return inTransaction(ctx, (ctx) => settleBounce(ctx, sight));
    case "deliver": {
      const thread: Thread = verdict.isFreshOnly
        ? { rule: "new", ticketId: null, token: null }
        : await findThread(ctx, sight);
      const hindrance = thread.ticketId === null ? await hindranceOf(ctx, sight) : null;
      if (hindrance !== null) return concludeMail(ctx, sight, { ...suspended(hindrance), rule: thread.rule });
      return settleDelivery(ctx, sight, thread, await keepFiles());
    }
  }
}

type Suspension = Extract<Verdict, { kind: "suspend" }>;
const suspended = ({ cause, reason }: Pick<Suspension, "cause" | "reason">): Outcome => ({
  outcome: "suspended",
  cause,
  reason,
});

async function hindranceOf(ctx: Ctx, sight: Sight): Promise<Suspension | null> {
  const verdict = judgeNewcomer(sight);
  if (verdict?.kind === "suspend") return verdict;
  const { mail, sender, mailbox, senderVerdict } = sight;
  if (mail.isArchive || mail.envelope.isRecovered === true || senderVerdict === "allow" || sender === null) return null;
  if (!(await isBurst(ctx, sender.address, mailbox?.id ?? null))) return null;
  const reason = `${sender.address} opened more than ${ticketsPerHourMax} tickets within an hour.`;
  return { kind: "suspend", cause: "loop", reason };
}

function settleDelivery(ctx: Ctx, sight: Sight, thread: Thread, files: MailFiles): Promise<Settled | null> {
  const { mail, parsed, sender } = sight;
  if (sender === null) throw new Error("A mail without a sender is not delivered.");
  return inTransaction(ctx, async (ctx) => {
    if (!(await claimMail(ctx, sight))) return null;
    const { isArchive } = mail;
    const filedAt = writtenAt(parsed, mail.receivedAt);
    const filing: Ctx = isArchive ? { ...ctx, isQuiet: true, now: () => filedAt } : ctx;
    const body = bodyOf(parsed, files);
    const messageId = newId();
    const delivered = await deliver({ ctx: filing, sight, sender, thread, messageId, body, files });
    if (delivered.kind === "suspended" || delivered.kind === "rejected")
      return finishMail(ctx, mail.id, { ...delivered, outcome: delivered.kind, rule: thread.rule });
    if (delivered.kind === "elsewhere") throw new Error("A mail that begins something new has no other place.");
    return finishDelivered(ctx, sight, { thread, files, delivered });
  });
}

type Kept = Extract<Delivered, { messageId: string }>;
type Done = { thread: Thread; files: MailFiles; delivered: Kept };

async function finishDelivered(ctx: Ctx, sight: Sight, { thread, files, delivered }: Done): Promise<Settled> {
  const { ticketId, messageId, kind, cause, reason } = delivered;
  await registerIds(ctx, sight.ids, sight.known, { ticketId, messageId });
  await insertEnvelope(ctx, sight, { messageId, files });
  if (delivered.isNewRequest === true) await answerAtOnce(ctx, sight, ticketId);

  return finishMail(ctx, sight.mail.id, {
    outcome: kind,
    rule: thread.rule,
    ticketId,
    messageId,
    ...(cause === undefined ? {} : { cause }),
    ...(reason === undefined ? {} : { reason }),
  });
}

/** "We have it", when the mailbox says so and it cannot start a war of machines. */
async function answerAtOnce(ctx: Ctx, sight: Sight, ticketId: string): Promise<void> {
  const { mailbox, sender, mail, parsed, ownAddress, ids } = sight;
  if (mailbox === null || sender === null || !mailbox.settings.acknowledges) return;
  if (mail.isArchive || mail.envelope.isRecovered === true) return;
  const { address } = sender;
  const { isAllowed } = await mayAnswerAutomatically(ctx, { address, mailboxId: mailbox.id, nature: parsed.nature });
  if (!isAllowed) return;
  await acknowledge(ctx, { ticketId, mailboxId: mailbox.id, address, ownAddress, inReplyTo: ids.own });
}
