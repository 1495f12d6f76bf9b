import type { MacroRef } from "@desk/contracts/macro";
import { macros } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { letFilesGo } from "./files";
import { findMacro } from "./find";
import { requireEdit } from "./policy";

/** What it wrote and changed before stays. */
export async function removeMacro(ctx: Ctx, { macroId }: MacroRef): Promise<void> {
  authorizeInside(ctx.actor, "ticket.read");
  await inTransaction(ctx, async (ctx) => {
    const macro = await findMacro(ctx, macroId, "update");
    requireEdit(ctx.actor, macro);
    await letFilesGo(ctx, macroId);
    await ctx.db.delete(macros).where(and(eq(macros.workspaceId, ctx.workspaceId), eq(macros.id, macroId)));
    await recordEvent(ctx, "macro.deleted", { macroId, name: macro.name, scope: macro.scope });
  });
}
