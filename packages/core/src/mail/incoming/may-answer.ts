import type { MailNature } from "@desk/contracts/parsed-mail";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { recordEvent } from "../../event";
import { countInWindow, hashOf } from "./burst";
import { isNoReplyAddress } from "./judge";
import { isOwnAddress } from "./own-addresses";

export type AutomaticAnswer = {
  address: string;
  mailboxId: string;
  nature: Pick<MailNature, "kind" | "mayBeAnswered">;
};
export type MayAnswer = { isAllowed: true } | { isAllowed: false; reason: string };

const minuteMs = 60 * 1_000;
const hourMs = 60 * minuteMs;
/** Automatic answers to one address from one mailbox within an hour. */
export const answersPerAddressMax = 3;
/** Automatic answers of one mailbox within ten minutes; beyond it the breaker opens for an hour. */
export const answersPerMailboxMax = 100;
const breakerWindowMs = 10 * minuteMs;

const no = (reason: string): MayAnswer => ({ isAllowed: false, reason });

/**
 * Whether a mailbox may answer this address by itself now. Never a machine (RFC 3834), never ourselves, an address
 * only so often, and of all addresses together only so many: then the mailbox stops for an hour and says so. Counts
 * the answer, so ask only when it would leave.
 */
export async function mayAnswerAutomatically(ctx: Ctx, answer: AutomaticAnswer): Promise<MayAnswer> {
  const { address, mailboxId, nature } = answer;
  if (ctx.isQuiet === true) return no("Old mail is not answered.");
  if (nature.kind !== "person" || !nature.mayBeAnswered) return no("Machines are not answered.");
  if (isNoReplyAddress(address)) return no("Nobody reads answers there.");
  if (await isOwnAddress(ctx, address)) return no("It is an address of ours.");
  if (await isPaused(ctx, mailboxId)) return no("The mailbox's automatic answers are paused.");
  const key = `mail-answer:${ctx.workspaceId}:${mailboxId}`;
  const toAddress = await countInWindow(ctx, `${key}:${hashOf(address)}`, hourMs);
  if (toAddress > answersPerAddressMax) return no("This address had its automatic answers for this hour.");
  const toAll = await countInWindow(ctx, key, breakerWindowMs);
  if (toAll <= answersPerMailboxMax) return { isAllowed: true };
  await pause(ctx, mailboxId, toAll);
  return no("The mailbox answered too many at once.");
}

async function isPaused(ctx: Ctx, mailboxId: string): Promise<boolean> {
  const rows = await runStatement(
    ctx.db,
    `select b.id from mailboxes b where b.workspace_id = $1 and b.id = $2 and b.paused_until > $3::timestamptz`,
    [ctx.workspaceId, mailboxId, ctx.now().toISOString()],
  );
  return rows.length > 0;
}

/** Once per opening, however many ask in the same moment. */
async function pause(ctx: Ctx, mailboxId: string, answers: number): Promise<void> {
  const now = ctx.now();
  const until = new Date(now.getTime() + hourMs).toISOString();
  const rows = await runStatement<{ name: string }>(
    ctx.db,
    `update mailboxes b set paused_until = $3
      where b.workspace_id = $1 and b.id = $2 and (b.paused_until is null or b.paused_until <= $4::timestamptz)
      returning b.name`,
    [ctx.workspaceId, mailboxId, until, now.toISOString()],
  );
  const [mailbox] = rows;
  if (mailbox === undefined) return;
  const reason = `More than ${answersPerMailboxMax} automatic answers within ten minutes.`;
  await recordEvent(ctx, "mailbox.paused", { mailboxId, name: mailbox.name, until, answers, reason });
}
