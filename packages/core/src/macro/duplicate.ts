import type { MacroRef, MacroView } from "@desk/contracts/macro";
import { macros } from "@desk/db/schema";
import { authorizeInside } from "../access";
import { actorId, type Ctx, inTransaction, newId } from "../context";
import { recordEvent } from "../event";
import { shareFiles } from "./files";
import { findMacro } from "./find";
import { mayEditMacro, requireEdit } from "./policy";
import { viewMacro } from "./present";
import { lastPosition } from "./shelf";

const nameMax = 120;

/** A copy to change. Who may not write one for the same people gets one of his own. */
export async function duplicateMacro(ctx: Ctx, { macroId }: MacroRef): Promise<MacroView> {
  authorizeInside(ctx.actor, "ticket.read");
  return inTransaction(ctx, async (ctx) => {
    const { name, description, replyHtml, noteHtml, actions, contexts, ...from } = await findMacro(ctx, macroId);
    const ownerUserId = actorId(ctx.actor);
    const same = { scope: from.scope, teamId: from.teamId, ownerUserId };
    const place = mayEditMacro(ctx.actor, same) ? same : { scope: "me" as const, teamId: null, ownerUserId };
    requireEdit(ctx.actor, place);
    const id = newId();
    const made = {
      name: `${name.slice(0, nameMax - 7)} (copy)`,
      ...{ description, replyHtml, noteHtml, actions, contexts },
      ...place,
    };
    await ctx.db.insert(macros).values({
      workspaceId: ctx.workspaceId,
      id,
      ...made,
      position: lastPosition(ctx, place),
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    });
    await shareFiles(ctx, macroId, id);
    await recordEvent(ctx, "macro.created", { macroId: id, name: made.name, scope: place.scope, copyOf: macroId });
    return viewMacro(ctx, await findMacro(ctx, id));
  });
}
