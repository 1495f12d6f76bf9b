import { runStatement } from "@desk/db/statement";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";

const text = `select customer_id as id from customer_addresses a
  where a.workspace_id = $1 and a.kind = 'email' and a.value = $2`;

/** Who has this address, for whoever may read the tickets it would find. */
export async function findCustomerIdByEmail(ctx: Ctx, email: string): Promise<string | null> {
  authorizeInside(ctx.actor, "ticket.read");
  const [row] = await runStatement<{ id: string }>(ctx.db, text, [ctx.workspaceId, email]);
  return row?.id ?? null;
}
