import type { LabelView, RenameLabel } from "@desk/contracts/setting";
import { runStatement } from "@desk/db/statement";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { violatedUnique } from "../error/violation";
import { recordEvent } from "../event";
import { lockLabels } from "./find";

/** Renames a label on every ticket at once. To a name that exists, merge instead. */
export async function renameLabel(ctx: Ctx, { labelId, name }: RenameLabel): Promise<LabelView> {
  authorizeInside(ctx.actor, "label.manage");
  return inTransaction(ctx, async (ctx) => {
    const [label] = await lockLabels(ctx, [labelId]);
    if (label === undefined || label.name === name) return { id: labelId, name };
    await runStatement(ctx.db, "update labels as l set name = $3 where l.workspace_id = $1 and l.id = $2", [
      ctx.workspaceId,
      labelId,
      name,
    ]).catch((error: unknown) => {
      if (violatedUnique(error) !== "labels_name") throw error;
      throw conflict(`A label "${name}" exists already. Merge the two instead.`, { field: "name" });
    });
    await recordEvent(ctx, "label.renamed", { labelId, field: "name", old: label.name, new: name });
    return { id: labelId, name };
  });
}
