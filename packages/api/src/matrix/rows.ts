import type { Db } from "@desk/core/boot";

const across = "/* across workspaces: maintenance */";

/** Statements of the fixture itself, which no verb makes. Ids in them are our own. */
export async function maintain(db: Db, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await db.execute(`${across} ${statement}`);
}

/** A sum over the rows of each table and workspace: equal sums, equal rows. Counters of limits are no data. */
export type Rows = ReadonlyMap<string, string>;

let statement: string | undefined;

export async function rowsOf(db: Db): Promise<Rows> {
  statement ??= await sumOfEveryTable(db);
  const rows = await db.execute<{ place: string; sum: string }>(statement);
  return new Map(rows.map(({ place, sum }) => [place, sum]));
}

async function sumOfEveryTable(db: Db): Promise<string> {
  const tables = await db.execute<{ name: string; scope: string }>(`${across}
    select c.relname as name, case when a.attname is null then case when c.relname = 'workspaces' then 'id' else '''-''' end else 'workspace_id' end as scope
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    left join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relkind = 'r' and c.relname <> 'rate_limits' order by 1`);
  const parts = tables.map(
    ({ name, scope }) =>
      `select '${name} of ' || ${scope} as place, sum(hashtextextended(t::text, 0))::text as sum from ${name} t group by 1`,
  );
  return `${across} ${parts.join(" union all ")}`;
}

/** The places in which the two differ. */
export function changedPlaces(before: Rows, after: Rows): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((place) => before.get(place) !== after.get(place));
}

/** The secret in the newest mail to this address in this workspace. */
export async function mailedSecret(db: Db, workspaceId: string, to: string): Promise<string> {
  const [row] = await db.execute<{ data: unknown }>(`${across} select data from deliveries
    where workspace_id = '${workspaceId}' and to_address = '${to}' order by created_at desc, id desc limit 1`);
  const secret = /token=([A-Za-z0-9_-]{43})/u.exec(JSON.stringify(row?.data ?? null))?.[1];
  if (secret === undefined) throw new Error(`No link was mailed to ${to}.`);
  return secret;
}

/** Every id in every row of a workspace. */
export async function idsOf(db: Db, workspaceId: string): Promise<Set<string>> {
  const tables = await db.execute<{ name: string }>(`${across} select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' where c.relkind = 'r'`);
  const parts = tables.map(({ name }) => `select t::text as line from ${name} t where workspace_id = '${workspaceId}'`);
  const rows = await db.execute<{ line: string }>(`${across} ${parts.join(" union all ")}`);
  return new Set([workspaceId, ...rows.flatMap(({ line }) => line.match(uuid) ?? [])]);
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
