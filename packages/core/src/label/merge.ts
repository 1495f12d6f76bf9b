import type { LabelView, MergeLabel } from "@desk/contracts/setting";
import { runStatement } from "@desk/db/statement";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { invalid, notFound } from "../error";
import { recordEvent } from "../event";
import { deleteLabel, lockLabels } from "./find";

/** Every ticket of the first label gets the second; the first one is gone. */
export async function mergeLabel(ctx: Ctx, { labelId, intoLabelId }: MergeLabel): Promise<LabelView> {
  authorizeInside(ctx.actor, "label.manage");
  if (labelId === intoLabelId) throw invalid("intoLabelId", "Choose another label to merge into.");
  return inTransaction(ctx, async (ctx) => {
    const [from, into] = await lockLabels(ctx, [labelId, intoLabelId]);
    if (from === undefined || into === undefined) throw notFound("The label");
    await runStatement(
      ctx.db,
      `insert into ticket_labels (workspace_id, ticket_id, label_id)
        select $1::uuid, x.ticket_id, $3::uuid from ticket_labels x
        where x.workspace_id = $1::uuid and x.label_id = $2::uuid on conflict do nothing`,
      [ctx.workspaceId, labelId, intoLabelId],
    );
    await deleteLabel(ctx, labelId);
    await recordEvent(ctx, "label.merged", { labelId, name: from.name, into });
    return into;
  });
}
