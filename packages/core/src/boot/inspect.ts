import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";

export type DatabaseFacts = {
  version: string;
  synchronousCommit: string;
  sizeBytes: number;
  connections: { used: number; max: number };
  workspaces: number;
  tickets: number;
  mail: { queued: number; failed: number; oldestSeconds: number | null };
  jobs: { waiting: number; oldestSeconds: number | null } | null;
  /** The role could rewrite history: fine on a laptop, not for a server of many. */
  mayChangeEvents: boolean;
};

/** What `desk doctor` reports about the database. Counts of tickets are the planner's estimate. */
export async function inspectDatabase(db: Db): Promise<DatabaseFacts> {
  const [row] = await db.execute<Record<string, string | null>>(sql`
    /* across workspaces: maintenance */
    select current_setting('server_version') as version,
      current_setting('synchronous_commit') as commit,
      pg_database_size(current_database()) as size,
      (select count(*) from pg_stat_activity where backend_type = 'client backend') as used,
      current_setting('max_connections') as max,
      (select count(*) from workspaces) as workspaces,
      (select greatest(reltuples, 0)::bigint from pg_class where oid = 'tickets'::regclass) as tickets,
      (select count(*) from deliveries where state in ('queued', 'sending')) as queued,
      (select count(*) from deliveries where state = 'failed') as failed,
      (select extract(epoch from now() - min(created_at))::int from deliveries where state in ('queued', 'sending')) as oldest,
      has_table_privilege('events', 'UPDATE') as may_change_events,
      to_regclass('pgboss.job') is not null as has_jobs`);
  const number = (value: unknown) => Number(value ?? 0);
  return {
    version: row?.version ?? "",
    synchronousCommit: row?.commit ?? "",
    sizeBytes: number(row?.size),
    connections: { used: number(row?.used), max: number(row?.max) },
    workspaces: number(row?.workspaces),
    tickets: number(row?.tickets),
    mail: { queued: number(row?.queued), failed: number(row?.failed), oldestSeconds: secondsOf(row?.oldest) },
    jobs: row?.has_jobs ? await inspectJobs(db) : null,
    mayChangeEvents: Boolean(row?.may_change_events),
  };
}

async function inspectJobs(db: Db): Promise<DatabaseFacts["jobs"]> {
  const [row] = await db.execute<Record<string, string | null>>(sql`
    select count(*) as waiting, extract(epoch from now() - min(start_after))::int as oldest
    from pgboss.job where state in ('created', 'retry') and start_after < now()`);
  return { waiting: Number(row?.waiting ?? 0), oldestSeconds: secondsOf(row?.oldest) };
}

const secondsOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
