import type { CreateMacro, MacroView } from "@desk/contracts/macro";
import { macros } from "@desk/db/schema";
import { authorizeInside } from "../access";
import { actorId, type Ctx, inTransaction, newId } from "../context";
import { recordEvent } from "../event";
import { cleanMacroHtml, requireActions, requireEffect, requirePlace } from "./check";
import { requireRoom, takeFiles } from "./files";
import { findMacro } from "./find";
import { requireEdit } from "./policy";
import { viewMacro } from "./present";
import { lastPosition } from "./shelf";

/** The new macro stands last among those of its scope. */
export async function createMacro(ctx: Ctx, { attachmentIds, ...input }: CreateMacro): Promise<MacroView> {
  authorizeInside(ctx.actor, "ticket.read");
  const place = { scope: input.scope, teamId: input.teamId, ownerUserId: actorId(ctx.actor) };
  const made = {
    ...input,
    replyHtml: cleanMacroHtml("replyHtml", input.replyHtml),
    noteHtml: cleanMacroHtml("noteHtml", input.noteHtml),
  };
  requireEffect(made, attachmentIds.length);
  return inTransaction(ctx, async (ctx) => {
    await requirePlace(ctx, place);
    requireEdit(ctx.actor, place);
    await requireActions(ctx, made.actions);
    const id = newId();
    await ctx.db.insert(macros).values({
      workspaceId: ctx.workspaceId,
      id,
      ...made,
      ownerUserId: place.ownerUserId,
      position: lastPosition(ctx, place),
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    });
    await takeFiles(ctx, id, attachmentIds);
    await requireRoom(ctx, id);
    await recordEvent(ctx, "macro.created", { macroId: id, name: made.name, scope: made.scope });
    return viewMacro(ctx, await findMacro(ctx, id));
  });
}
