import type { MailsDone, RecoverMails, ReprocessMails } from "@desk/contracts/mail-log";
import type { MailOutcome, SuspensionCause } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import { authorize } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { recordEvent } from "../../event";
import { setSenderRule } from "../sender-rule/set";
import { requireMails } from "./require";
import { whoIn } from "./who";

type Again = {
  mailIds: readonly string[];
  from: readonly MailOutcome[];
  envelope: Record<string, unknown>;
  words: string;
};

/**
 * Puts mails back among those that wait, as if they had just come. Only those whose bytes are all there: of a mail
 * that was too large only the beginning is.
 */
async function lookAgain(
  ctx: Ctx,
  { mailIds, from, envelope, words }: Again,
): Promise<{ id: string; address: string | null; cause: SuspensionCause | null }[]> {
  const entry = { at: ctx.now().toISOString(), words: `${await whoIn(ctx)} ${words}` };
  return runStatement(
    ctx.db,
    `with before as (select b.id, b.cause from mails b where b.workspace_id = $1 and b.id = any($2::uuid[]))
      update mails m set outcome = null, cause = null, reason = null, rule = null, content_hash = null,
        settled_at = null, attempts = 0, next_attempt_at = $4,
        envelope = m.envelope || $5::jsonb
          || jsonb_build_object('history', coalesce(m.envelope->'history', '[]'::jsonb) || $6::jsonb)
      from before where before.id = m.id
        and m.workspace_id = $1 and m.id = any($2::uuid[]) and m.outcome = any($3::text[])
        and exists (select 1 from mail_sources s where s.workspace_id = m.workspace_id and s.mail_id = m.id
          and octet_length(s.bytes) = m.size_bytes)
      returning m.id, m.from_address as address, before.cause`,
    [ctx.workspaceId, mailIds, from, ctx.now().toISOString(), JSON.stringify(envelope), JSON.stringify([entry])],
  );
}

/** Has mails looked at again that were not understood or rejected. */
export async function reprocessMails(ctx: Ctx, { mailIds }: ReprocessMails): Promise<MailsDone> {
  authorize(ctx.actor, "mail.manage");
  return inTransaction(ctx, async (ctx) => {
    await requireMails(ctx, mailIds);
    const words = "had it looked at again.";
    const done = await lookAgain(ctx, { mailIds, from: ["unprocessable", "rejected"], envelope: {}, words });
    for (const { id } of done) await recordEvent(ctx, "mail.reprocessed", { mailId: id });
    return { count: done.length };
  });
}

/** Lets suspended mails in: each becomes a new, unassigned ticket as soon as a worker comes to it. */
export async function recoverMails(ctx: Ctx, { mailIds, allowsSender }: RecoverMails): Promise<MailsDone> {
  authorize(ctx.actor, "mail.manage");
  return inTransaction(ctx, async (ctx) => {
    await requireMails(ctx, mailIds);
    const words = "let it in.";
    const done = await lookAgain(ctx, { mailIds, from: ["suspended"], envelope: { isRecovered: true }, words });
    for (const { id, address, cause } of done) {
      await recordEvent(ctx, "mail.recovered", { mailId: id, address, cause });
      if (allowsSender && address !== null) await setSenderRule(ctx, { pattern: address, verdict: "allow" });
    }
    return { count: done.length };
  });
}
