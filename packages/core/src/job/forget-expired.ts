import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";
import { forgetOldWindows } from "../limit";
import { forgetFinishedJobs } from "./forget-finished";

const hourMs = 60 * 60 * 1_000;

export type Forgotten = {
  sessions: number;
  links: number;
  answers: number;
  skips: number;
  mails: number;
  windows: number;
  jobs: number;
};

/**
 * Removes what no longer means anything: sessions and links past their end, answers kept for repeated requests and
 * tickets passed over in a queue (a day), mails of the product that left or were given up (30 days), rate limit
 * windows, jobs that ended (30 days). Nothing here is history: mails of tickets stay with them, and what a job changed
 * stands in the tickets' events.
 */
export async function forgetExpired(db: Db, now: Date): Promise<Forgotten> {
  const ago = (hours: number) => new Date(now.getTime() - hours * hourMs).toISOString();
  const forget = async (statement: ReturnType<typeof sql>) =>
    (await db.execute(sql`/* across workspaces: maintenance */ ${statement} returning 1`)).length;
  return {
    sessions: await forget(sql`delete from sessions where expires_at <= ${ago(0)}`),
    links:
      (await forget(sql`delete from access_tokens where expires_at <= ${ago(24)}`)) +
      (await forget(sql`delete from ticket_links where expires_at <= ${ago(24)}`)),
    answers: await forget(sql`delete from idempotency_keys where created_at <= ${ago(24)}`),
    mails: await forget(sql`delete from deliveries where ticket_id is null and message_id is null
      and state not in ('queued', 'sending') and created_at <= ${ago(24 * 30)}`),
    skips: await forget(sql`delete from queue_skips where skipped_at <= ${ago(24)}`),
    windows: await forgetOldWindows(db, now),
    jobs: await forgetFinishedJobs(db, now),
  };
}
