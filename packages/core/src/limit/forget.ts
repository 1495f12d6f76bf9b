import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";

/** Drops windows that ended; a day is longer than any window. */
export async function forgetOldWindows(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 24 * 60 * 60 * 1_000).toISOString();
  const rows = await db.execute(sql`delete from rate_limits where window_start < ${before}::timestamptz returning 1`);
  return rows.length;
}
