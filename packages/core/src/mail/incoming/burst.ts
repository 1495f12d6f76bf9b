import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../context";

/** Counts in windows, one row per key, so that any number of workers counts together. Returns the count so far. */
export async function countInWindow(ctx: Ctx, key: string, windowMs: number): Promise<number> {
  const at = ctx.now().getTime();
  const start = new Date(at - (at % windowMs)).toISOString();
  const [row] = await ctx.db.execute<{ spent: number }>(sql`
    insert into rate_limits (key, window_start, spent) values (${key}, ${start}::timestamptz, 1)
    on conflict (key, window_start) do update set spent = rate_limits.spent + 1
    returning spent`);
  return row?.spent ?? 1;
}

/** Keys hold no address of a person. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);

const hourMs = 60 * 60 * 1_000;
/** New tickets by mail of one address in an hour; beyond it, it is a machine or an attack. */
export const ticketsPerHourMax = 60;

/** Whether this address opens tickets faster than people do. Counts this one. */
export async function isBurst(ctx: Ctx, address: string, mailboxId: string | null): Promise<boolean> {
  const key = `mail-in:${ctx.workspaceId}:${mailboxId ?? ""}:${hashOf(address)}`;
  return (await countInWindow(ctx, key, hourMs)) > ticketsPerHourMax;
}
