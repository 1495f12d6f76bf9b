import type { AttachmentView } from "@desk/contracts/ticket";
import { attachments } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { can } from "../access";
import { type Actor, type Ctx, newId } from "../context";
import { forbidden } from "../error";
import { readSettings } from "../workspace/settings";
import { contentTypeOf } from "./content-type";
import { cleanFileName } from "./file-name";
import { newStorageKey } from "./key";
import { measuring } from "./measure";
import { presentAttachment } from "./present";
import type { Bytes, Storage } from "./storage";

export type UploadedFile = { fileName: string; contentType?: string | undefined; bytes: Bytes };

/**
 * Keeps an uploaded file, loose until a message takes it. The row comes first, without a hash and so not yet
 * readable: whatever happens to the bytes, a row tells the nightly job what to remove.
 */
export async function storeFile(ctx: Ctx, storage: Storage, file: UploadedFile): Promise<AttachmentView> {
  if (!mayUpload(ctx.actor)) throw forbidden();
  const { attachmentMaxBytes } = await readSettings(ctx);
  return keepFile(ctx, storage, file, attachmentMaxBytes);
}

/** The same for whoever has checked the right and knows the limit already. */
export async function keepFile(
  ctx: Ctx,
  storage: Storage,
  file: UploadedFile,
  bytesMax: number,
): Promise<AttachmentView> {
  const incoming = measuring(file.bytes, bytesMax);
  const row = {
    workspaceId: ctx.workspaceId,
    id: newId(),
    ...uploader(ctx.actor),
    storageKey: newStorageKey(),
    fileName: cleanFileName(file.fileName),
    contentType: "application/octet-stream",
    sizeBytes: 0,
    sha256: "",
    createdAt: ctx.now(),
  };
  await ctx.db.insert(attachments).values(row);
  const thisRow = and(eq(attachments.workspaceId, ctx.workspaceId), eq(attachments.id, row.id));
  try {
    await storage.put(row.storageKey, incoming.bytes);
    const { firstBytes, ...measured } = incoming.measured();
    const kept = { ...measured, contentType: contentTypeOf(firstBytes, file.contentType) };
    await ctx.db.update(attachments).set(kept).where(thisRow);
    return presentAttachment({ ...row, ...kept });
  } catch (error) {
    await storage.delete(row.storageKey);
    await ctx.db.delete(attachments).where(thisRow);
    throw error;
  }
}

const mayUpload = (actor: Actor): boolean =>
  actor.kind !== "customer" && (can(actor, "ticket.reply") || can(actor, "ticket.note") || can(actor, "ticket.create"));

function uploader(actor: Actor): { uploadedByUserId: string | null; uploadedByKeyId: string | null } {
  return {
    uploadedByUserId: actor.kind === "agent" ? actor.userId : null,
    uploadedByKeyId: actor.kind === "apiKey" ? actor.keyId : null,
  };
}
