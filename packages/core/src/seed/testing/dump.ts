import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";

/** Every column of every row the data set consists of, ids replaced by the order in which they first appear. */
export async function dumpOf(db: Db, workspaceId: string): Promise<Record<string, unknown[]>> {
  const names = new Map<string, string>();
  const texts = {
    statuses: "from statuses r where r.workspace_id = $ order by r.position",
    labels: "from labels r where r.workspace_id = $ order by r.name",
    teams: "from teams r where r.workspace_id = $ order by r.position",
    users: "from users r where r.workspace_id = $ order by r.name",
    customers: "from customers r where r.workspace_id = $ order by r.name",
    customer_addresses: "from customer_addresses r where r.workspace_id = $ order by r.value",
    tickets: "from tickets r where r.workspace_id = $ order by r.number",
    messages: `from messages r join tickets t on t.workspace_id = r.workspace_id and t.id = r.ticket_id
      where r.workspace_id = $ order by t.number, r.seq`,
    events: `from events r join tickets t on t.workspace_id = r.workspace_id and t.id = r.ticket_id
      where r.workspace_id = $ order by t.number, r.seq`,
    ticket_labels: `from ticket_labels r join tickets t on t.workspace_id = r.workspace_id and t.id = r.ticket_id
      join labels l on l.workspace_id = r.workspace_id and l.id = r.label_id
      where r.workspace_id = $ order by t.number, l.name`,
    customer_events: `from events r where r.workspace_id = $ and r.type = 'customer.created' order by r.data->>'name'`,
    ticket_search: `from ticket_search r join tickets t on t.workspace_id = r.workspace_id and t.id = r.ticket_id
      where r.workspace_id = $ order by t.number`,
  };
  const dump: Record<string, unknown[]> = {};
  for (const [table, text] of Object.entries(texts)) {
    const [head, tail] = text.split("$");
    const rows = await db.execute<{ row: object }>(
      sql`/* across workspaces: maintenance */ select to_jsonb(r) as row ${sql.raw(head ?? "")}${workspaceId}${sql.raw(tail ?? "")}`,
    );
    dump[table] = rows.map(({ row }) => JSON.parse(withoutIds(JSON.stringify(row), names)));
  }
  return dump;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

function withoutIds(json: string, names: Map<string, string>): string {
  return json.replace(uuid, (id) => {
    const name = names.get(id) ?? `id ${names.size + 1}`;
    names.set(id, name);
    return name;
  });
}
