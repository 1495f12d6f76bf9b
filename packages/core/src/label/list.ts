import type { LabelUsageView } from "@desk/contracts/setting";
import { runStatement } from "@desk/db/statement";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";

/** All labels with how many tickets carry them, counted to 1 001 at most. */
export async function listLabels(ctx: Ctx): Promise<LabelUsageView[]> {
  authorizeInside(ctx.actor, "ticket.read");
  return runStatement<LabelUsageView>(
    ctx.db,
    `select l.id, l.name, (select count(*)::int from (select 1 from ticket_labels x
        where x.workspace_id = l.workspace_id and x.label_id = l.id limit 1001) y) as "ticketsCount"
      from labels l where l.workspace_id = $1 order by lower(l.name), l.id`,
    [ctx.workspaceId],
  );
}
