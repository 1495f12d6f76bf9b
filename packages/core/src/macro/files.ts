import type { CopiedFiles, MacroRef } from "@desk/contracts/macro";
import { attachments, macroFiles } from "@desk/db/schema";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { can } from "../access";
import { type Actor, type Ctx, inTransaction, newId } from "../context";
import { forbidden, invalid, notFound } from "../error";
import { presentAttachment } from "../file/present";
import { findUsableMacro } from "./find";

const filesMax = 10;

/** Makes uploads the macro's own: they are its uploader's to give, and wait for no message any more. */
export async function takeFiles(ctx: Ctx, macroId: string, attachmentIds: readonly string[]): Promise<void> {
  const ids = [...new Set(attachmentIds)];
  if (ids.length === 0) return;
  const taken = await ctx.db
    .delete(attachments)
    .where(
      and(
        eq(attachments.workspaceId, ctx.workspaceId),
        inArray(attachments.id, ids),
        isNull(attachments.messageId),
        ne(attachments.sha256, ""),
        ctx.actor.kind === "agent" ? eq(attachments.uploadedByUserId, ctx.actor.userId) : undefined,
      ),
    )
    .returning();
  if (taken.length < ids.length)
    throw invalid("attachmentIds", "A file is missing, already sent, or somebody else's. Upload it again.");
  const rows = taken.map(({ id, storageKey, fileName, contentType, sizeBytes, sha256 }) => ({
    workspaceId: ctx.workspaceId,
    id,
    macroId,
    ...{ storageKey, fileName, contentType, sizeBytes, sha256 },
    createdAt: ctx.now(),
  }));
  await ctx.db.insert(macroFiles).values(rows);
}

/** Files that leave their macro are loose again; the nightly job removes their bytes once nobody has them. */
export async function letFilesGo(ctx: Ctx, macroId: string, fileIds?: readonly string[]): Promise<void> {
  const ofMacro = and(eq(macroFiles.workspaceId, ctx.workspaceId), eq(macroFiles.macroId, macroId));
  const gone = await ctx.db
    .delete(macroFiles)
    .where(fileIds === undefined ? ofMacro : and(ofMacro, inArray(macroFiles.id, [...fileIds])))
    .returning();
  if (fileIds !== undefined && gone.length < new Set(fileIds).size) throw notFound("The file");
  const rows = gone.map(({ macroId: _macroId, id: _id, ...file }) => ({ ...file, id: newId(), createdAt: ctx.now() }));
  if (rows.length > 0) await ctx.db.insert(attachments).values(rows);
}

export async function requireRoom(ctx: Ctx, macroId: string): Promise<number> {
  const count = await ctx.db.$count(
    macroFiles,
    and(eq(macroFiles.workspaceId, ctx.workspaceId), eq(macroFiles.macroId, macroId)),
  );
  if (count > filesMax) throw invalid("attachmentIds", `A macro has at most ${filesMax} files. Remove one first.`);
  return count;
}

/** The same files for another macro; their bytes are stored once. */
export async function shareFiles(ctx: Ctx, from: string, to: string): Promise<void> {
  const rows = await filesForKeeps(ctx, from);
  if (rows.length === 0) return;
  await ctx.db
    .insert(macroFiles)
    .values(rows.map((row) => ({ ...row, id: newId(), macroId: to, createdAt: ctx.now() })));
}

/** Copies of a macro's files as uploads of the actor. Each has a row and rights of its own; the bytes are shared. */
export function copyMacroFiles(ctx: Ctx, { macroId }: MacroRef): Promise<CopiedFiles> {
  if (!mayCarry(ctx.actor)) throw forbidden();
  return inTransaction(ctx, async (ctx) => {
    const macro = await findUsableMacro(ctx, macroId);
    const by = {
      uploadedByUserId: ctx.actor.kind === "agent" ? ctx.actor.userId : null,
      uploadedByKeyId: ctx.actor.kind === "apiKey" ? ctx.actor.keyId : null,
    };
    const rows = (await filesForKeeps(ctx, macro.id)).map(({ macroId: _macroId, ...file }) => ({
      ...file,
      ...by,
      id: newId(),
      createdAt: ctx.now(),
    }));
    if (rows.length > 0) await ctx.db.insert(attachments).values(rows);
    return { data: rows.map(presentAttachment) };
  });
}

const mayCarry = (actor: Actor): boolean =>
  actor.kind !== "customer" && (can(actor, "ticket.reply") || can(actor, "ticket.note"));

/** Locked against removal until the transaction ends, so that the bytes outlive the copy. */
const filesForKeeps = (ctx: Ctx, macroId: string) =>
  ctx.db
    .select()
    .from(macroFiles)
    .where(and(eq(macroFiles.workspaceId, ctx.workspaceId), eq(macroFiles.macroId, macroId)))
    .orderBy(macroFiles.createdAt, macroFiles.id)
    .for("key share");
