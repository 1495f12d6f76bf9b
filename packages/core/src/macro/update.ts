import type { MacroView, UpdateMacro } from "@desk/contracts/macro";
import { macros } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { recordEvent } from "../event";
import { htmlToText, previewOf } from "../text";
import { cleanMacroHtml, requireActions, requireEffect, requirePlace } from "./check";
import { letFilesGo, requireRoom, takeFiles } from "./files";
import { findMacro } from "./find";
import { requireEdit } from "./policy";
import { viewMacro } from "./present";
import type { MacroData } from "./row";
import { lastPosition } from "./shelf";

/** Changes what is named, if nobody changed the macro since it was read. */
export async function updateMacro(ctx: Ctx, { macroId, version, ...input }: UpdateMacro): Promise<MacroView> {
  authorizeInside(ctx.actor, "ticket.read");
  return inTransaction(ctx, async (ctx) => {
    const before = await findMacro(ctx, macroId, "update");
    requireEdit(ctx.actor, before);
    if (before.version !== version) {
      throw conflict("Somebody changed this macro while you did. Look at the new one before you save yours.", {
        version: before.version,
        theirs: await viewMacro(ctx, before),
      });
    }
    const after = changed(before, input);
    await requirePlace(ctx, after);
    requireEdit(ctx.actor, after);
    if (input.actions !== undefined) await requireActions(ctx, input.actions);
    await letFilesGo(ctx, macroId, input.removeFileIds);
    await takeFiles(ctx, macroId, input.attachmentIds);
    requireEffect(after, await requireRoom(ctx, macroId));
    const isMoved = before.scope !== after.scope || before.teamId !== after.teamId;
    await ctx.db
      .update(macros)
      .set({
        ...after,
        ...(isMoved ? { position: lastPosition(ctx, after) } : {}),
        version: sql`${macros.version} + 1`,
        updatedAt: ctx.now(),
      })
      .where(and(eq(macros.workspaceId, ctx.workspaceId), eq(macros.id, macroId)));
    await recordEvent(ctx, "macro.changed", { macroId, name: after.name, ...differences(before, after) });
    return viewMacro(ctx, await findMacro(ctx, macroId));
  });
}

type Fields = Pick<
  MacroData,
  "name" | "description" | "scope" | "teamId" | "replyHtml" | "noteHtml" | "actions" | "contexts" | "isActive"
> & { ownerUserId: string | null };

/** Leaving the scope `team` leaves the team; whose it is stays, so that it can become personal only for its owner. */
function changed(before: MacroData, input: Omit<UpdateMacro, "macroId" | "version">): Fields {
  const scope = input.scope ?? before.scope;
  const teamId = input.teamId === undefined ? before.teamId : input.teamId;
  return {
    name: input.name ?? before.name,
    description: input.description ?? before.description,
    scope,
    teamId: scope === "team" ? teamId : (input.teamId ?? null),
    ownerUserId: before.ownerUserId,
    replyHtml: input.replyHtml === undefined ? before.replyHtml : cleanMacroHtml("replyHtml", input.replyHtml),
    noteHtml: input.noteHtml === undefined ? before.noteHtml : cleanMacroHtml("noteHtml", input.noteHtml),
    actions: input.actions ?? before.actions,
    contexts: input.contexts ?? before.contexts,
    isActive: input.isActive ?? before.isActive,
  };
}

/** Old and new of each changed field, texts by their first words. */
function differences(before: Fields, after: Fields): Record<string, unknown> {
  const shown = ({ replyHtml, noteHtml, ...rest }: Fields) => ({
    ...rest,
    replyHtml: previewOf(htmlToText(replyHtml)),
    noteHtml: previewOf(htmlToText(noteHtml)),
  });
  const [old, now] = [Object.entries(shown(before)), new Map(Object.entries(shown(after)))];
  const keys = Object.keys(after).filter(
    (key) => JSON.stringify(before[key as keyof Fields]) !== JSON.stringify(after[key as keyof Fields]),
  );
  return {
    from: Object.fromEntries(old.filter(([key]) => keys.includes(key))),
    to: Object.fromEntries(keys.map((key) => [key, now.get(key)])),
  };
}
