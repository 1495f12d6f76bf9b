import type { Ctx } from "@desk/core/context";
import type { Storage } from "@desk/core/file";
import {
  type DueMail,
  markUnprocessable,
  postponeMail,
  readMailBytes,
  type Settled,
  settleMail,
} from "@desk/core/mail/incoming";
import { authenticationOf } from "./parse/authentication-of";
import { MailParseError, type MailParser } from "./parse/mail-parser";

export type IngestTools = { parser: MailParser; storage: Storage };

/** What became of a mail in this attempt; `later` means that it waits for another one. */
export type Ingested =
  | Pick<Settled, "mailId" | "outcome" | "ticketId" | "messageId">
  | { mailId: string; outcome: "later"; reason: string };

/** A mail that ran into a limit may have met a busy machine: it gets this many attempts. */
const parseAttemptsMax = 3;

/**
 * Takes one stored mail all the way: parses it in a thread of its own and lets core settle it. It ends with its one
 * outcome, or waits for a later attempt when the trouble is ours. Throws only when not even that can be written down.
 */
export async function ingestMail(ctx: Ctx, { parser, storage }: IngestTools, mail: DueMail): Promise<Ingested> {
  try {
    const bytes = await readMailBytes(ctx, mail.id);
    if (bytes === null) return await giveUp(ctx, mail, "Its source was discarded.");
    const parsed = await parser.parse(bytes);
    return await settleMail(ctx, { storage, authenticationOf }, mail, parsed);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof MailParseError && (error.kind === "broken" || mail.attempts >= parseAttemptsMax))
      return giveUp(ctx, mail, reason);
    const next = await postponeMail(ctx, mail, reason);
    return next === "later" ? { mailId: mail.id, outcome: "later", reason } : unprocessable(mail.id);
  }
}

async function giveUp(ctx: Ctx, { id }: DueMail, reason: string): Promise<Ingested> {
  await markUnprocessable(ctx, id, reason);
  return unprocessable(id);
}

const unprocessable = (mailId: string): Ingested => ({
  mailId,
  outcome: "unprocessable",
  ticketId: null,
  messageId: null,
});
