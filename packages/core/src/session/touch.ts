import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";
import { touchEveryMs } from "./lifetime";
import type { SignedIn } from "./read";

/** Writes the last use of session and user; of many at once, one writes. */
export async function touchSession(db: Db, { workspaceId, actor }: SignedIn, now: Date): Promise<void> {
  const at = now.toISOString();
  const usedBefore = new Date(now.getTime() - touchEveryMs).toISOString();
  await db.execute(sql`
    with touched as (
      update sessions s set last_used_at = ${at}::timestamptz
      where s.workspace_id = ${workspaceId} and s.id = ${actor.sessionId} and s.last_used_at < ${usedBefore}::timestamptz
      returning s.user_id
    )
    update users u set last_seen_at = ${at}::timestamptz from touched
    where u.workspace_id = ${workspaceId} and u.id = touched.user_id`);
}
