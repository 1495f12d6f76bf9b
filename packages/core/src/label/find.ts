import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { notFound } from "../error";
import type { Label } from "./find-or-create";

/** The labels of these ids in their order, locked, so that nobody links a ticket to one that is about to go. */
export async function lockLabels(ctx: Ctx, ids: readonly string[]): Promise<Label[]> {
  const rows = await runStatement<Label>(
    ctx.db,
    "select l.id, l.name from labels l where l.workspace_id = $1 and l.id = any($2::uuid[]) order by l.id for update",
    [ctx.workspaceId, ids],
  );
  return ids.map((id) => {
    const found = rows.find((row) => row.id === id);
    if (found === undefined) throw notFound("The label");
    return found;
  });
}

export async function deleteLabel(ctx: Ctx, labelId: string): Promise<void> {
  await runStatement(ctx.db, "delete from labels l where l.workspace_id = $1 and l.id = $2", [
    ctx.workspaceId,
    labelId,
  ]);
}
