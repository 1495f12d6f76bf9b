import type { MacroRow, ReorderMacro } from "@desk/contracts/macro";
import { runStatement } from "@desk/db/statement";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { invalid } from "../error";
import { recordEvent } from "../event";
import { findMacro } from "./find";
import { requireEdit } from "./policy";
import { presentMacro } from "./present";
import { lockShelf } from "./shelf";

/** Puts a macro behind another one of the same people, or first. */
export async function reorderMacro(ctx: Ctx, { macroId, afterId }: ReorderMacro): Promise<MacroRow> {
  authorizeInside(ctx.actor, "ticket.read");
  return inTransaction(ctx, async (ctx) => {
    const macro = await findMacro(ctx, macroId);
    requireEdit(ctx.actor, macro);
    const before = await lockShelf(ctx, macro);
    const order = before.filter((id) => id !== macroId);
    const at = afterId === null ? 0 : order.indexOf(afterId) + 1;
    if (afterId !== null && at === 0) throw invalid("afterId", "Choose one that is for the same people.");
    order.splice(at, 0, macroId);
    if (order.join() !== before.join()) {
      await runStatement(
        ctx.db,
        `update macros m set position = o.place - 1
          from unnest($2::uuid[]) with ordinality as o (id, place)
          where m.workspace_id = $1 and m.id = o.id and m.position <> o.place - 1`,
        [ctx.workspaceId, order],
      );
      await recordEvent(ctx, "macro.changed", { macroId, name: macro.name, from: before.indexOf(macroId), to: at });
    }
    return presentMacro(ctx.actor, await findMacro(ctx, macroId));
  });
}
