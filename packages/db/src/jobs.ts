import type postgres from "postgres";

export const jobsSchema = "pgboss";

/** Makes or upgrades the tables of the job queue, which only a role that may change the schema can do. */
export async function installJobs(url: string): Promise<void> {
  // Loaded when asked for, since most processes that know of migrations never migrate.
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({ connectionString: url, schema: jobsSchema, max: 1, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}

/** What a role without rights on the schema needs to make, take and finish jobs. */
export async function grantJobs(client: postgres.Sql, role: string): Promise<void> {
  const name = client(role);
  const schema = client(jobsSchema);
  await client`grant usage on schema ${schema} to ${name}`;
  await client`grant select, insert, update, delete on all tables in schema ${schema} to ${name}`;
  await client`grant usage, select on all sequences in schema ${schema} to ${name}`;
  await client`grant execute on all functions in schema ${schema} to ${name}`;
}
