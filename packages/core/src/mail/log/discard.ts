import type { DiscardMails, MailsDone } from "@desk/contracts/mail-log";
import { runStatement } from "@desk/db/statement";
import { authorize } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { recordEvent } from "../../event";
import { requireSystem } from "../../job/require-system";
import { setSenderRule } from "../sender-rule/set";
import { requireMails } from "./require";
import { whoIn } from "./who";

const suspendedDays = 14;
const purgedAtOnce = 500;

/** Deletes the bytes of suspended mails. Their lines stay, so that the log goes on balancing. */
export async function discardMails(ctx: Ctx, { mailIds, blocksSender }: DiscardMails): Promise<MailsDone> {
  authorize(ctx.actor, "mail.manage");
  return inTransaction(ctx, async (ctx) => {
    await requireMails(ctx, mailIds);
    const done = await discard(ctx, mailIds, `${await whoIn(ctx)} discarded it.`);
    for (const { id, address } of done) {
      await recordEvent(ctx, "mail.discarded", { mailId: id, address });
      if (blocksSender && address !== null) await setSenderRule(ctx, { pattern: address, verdict: "block" });
    }
    return { count: done.length };
  });
}

/** The job: what nobody decided about in two weeks goes. Returns how many. */
export async function purgeSuspendedMails(ctx: Ctx): Promise<number> {
  requireSystem(ctx);
  const before = new Date(ctx.now().getTime() - suspendedDays * 24 * 60 * 60 * 1_000).toISOString();
  let purged = 0;
  for (;;) {
    const rows = await runStatement<{ id: string }>(
      ctx.db,
      `select m.id from mails m where m.workspace_id = $1 and m.outcome = 'suspended' and m.settled_at <= $2
        order by m.received_at limit ${purgedAtOnce}`,
      [ctx.workspaceId, before],
    );
    if (rows.length === 0) return purged;
    const ids = rows.map(({ id }) => id);
    const reason = `Deleted after ${suspendedDays} days among the suspended mails.`;
    purged += (await inTransaction(ctx, (ctx) => discard(ctx, ids, reason))).length;
  }
}

async function discard(ctx: Ctx, mailIds: readonly string[], reason: string) {
  const done = await runStatement<{ id: string; address: string | null }>(
    ctx.db,
    `update mails m set outcome = 'rejected', reason = $3, settled_at = $4
      where m.workspace_id = $1 and m.id = any($2::uuid[]) and m.outcome = 'suspended'
      returning m.id, m.from_address as address`,
    [ctx.workspaceId, mailIds, reason, ctx.now().toISOString()],
  );
  await runStatement(ctx.db, `delete from mail_sources s where s.workspace_id = $1 and s.mail_id = any($2::uuid[])`, [
    ctx.workspaceId,
    done.map(({ id }) => id),
  ]);
  return done;
}
