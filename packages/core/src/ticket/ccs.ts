import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";

export const ccsMax = 48;
/** Somebody on copy, with the address that mail goes to. */
export type Cc = { id: string; email: string | null };

export const emailsOf = (ccs: readonly Cc[]): string[] => ccs.flatMap(({ email }) => email ?? []).toSorted();

export const ccsOf = (ctx: Ctx, ticketId: string): Promise<Cc[]> =>
  runStatement<Cc>(
    ctx.db,
    `select x.customer_id as id, (select a.value from customer_addresses a where a.workspace_id = x.workspace_id
        and a.customer_id = x.customer_id and a.kind = 'email' and a.is_primary) as email
      from ticket_ccs x where x.workspace_id = $1 and x.ticket_id = $2`,
    [ctx.workspaceId, ticketId],
  );
