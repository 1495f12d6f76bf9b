import { runStatement } from "@desk/db/statement";
import type { TestWorkspace } from "./workspace";

export type CustomerRows = Record<string, Record<string, unknown>[]>;
const tables = {
  customers: "select r.* from customers r where r.workspace_id = $1 order by r.id",
  customer_addresses: "select r.* from customer_addresses r where r.workspace_id = $1 order by r.id",
  tickets: "select r.* from tickets r where r.workspace_id = $1 order by r.id",
  ticket_ccs: "select r.* from ticket_ccs r where r.workspace_id = $1 order by r.ticket_id, r.customer_id",
  ticket_links: "select r.* from ticket_links r where r.workspace_id = $1 order by r.id",
  ticket_search: "select r.* from ticket_search r where r.workspace_id = $1 order by r.ticket_id",
  messages: "select r.* from messages r where r.workspace_id = $1 order by r.id",
};

/** Every row a merge could touch. The version only ever grows, so that nobody overwrites what he has not seen. */
export async function customerRows(workspace: TestWorkspace): Promise<CustomerRows> {
  const rows: CustomerRows = {};
  for (const [table, text] of Object.entries(tables)) {
    rows[table] = (await runStatement<Record<string, unknown>>(workspace.db, text, [workspace.id])).map((row) => {
      const { version: _version, updated_at: _updatedAt, ...kept } = row;
      return table === "customers" ? kept : row;
    });
  }
  return rows;
}
