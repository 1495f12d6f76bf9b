import type { Readable } from "node:stream";
import type { AttachmentView } from "@desk/contracts/ticket";
import { runStatement, Values } from "@desk/db/statement";
import { can, visibleTickets } from "../access";
import type { Actor, Ctx } from "../context";
import { forbidden, notFound } from "../error";
import { presentAttachment } from "./present";
import type { Storage } from "./storage";

export type StoredFile = AttachmentView & { sha256: string; storageKey: string };

type Row = {
  id: string;
  file_name: string;
  content_type: string;
  size_bytes: number;
  sha256: string;
  storage_key: string;
};

/**
 * The file, if the actor may see it now: with its ticket, customers only from public replies, or as its uploader
 * while no message has it. Everything else looks as if it did not exist.
 */
export async function findFile(ctx: Ctx, fileId: string): Promise<StoredFile> {
  if (!can(ctx.actor, "ticket.read")) throw forbidden();
  const values = new Values();
  const text = `select a.id, a.file_name, a.content_type, a.size_bytes, a.sha256, a.storage_key
    from attachments a
    left join tickets t on t.workspace_id = a.workspace_id and t.id = a.ticket_id
    left join messages m on m.workspace_id = a.workspace_id and m.id = a.message_id
    where a.workspace_id = ${values.add(ctx.workspaceId)} and a.id = ${values.add(fileId)} and a.sha256 <> ''
    and case when m.id is null then ${isOwnUpload(ctx.actor, values)}
      else ${ctx.actor.kind === "customer" ? "m.kind = 'reply' and not m.is_proposed and " : ""}${visibleTickets(ctx.actor, values)} end`;
  const [row] = await runStatement<Row>(ctx.db, text, values.list);
  if (row === undefined) throw notFound("This file");
  const fields = {
    id: row.id,
    fileName: row.file_name,
    contentType: row.content_type,
    sizeBytes: row.size_bytes,
  };
  return { ...presentAttachment(fields), sha256: row.sha256, storageKey: row.storage_key };
}

function isOwnUpload(actor: Actor, values: Values): string {
  switch (actor.kind) {
    case "agent":
      return `a.uploaded_by_user_id = ${values.add(actor.userId)}`;
    case "apiKey":
      return `a.uploaded_by_key_id = ${values.add(actor.keyId)}`;
    case "customer":
      return "false";
    case "system":
      return "true";
  }
}

/** The file with its bytes. They are streamed as they are: never decoded, never unpacked. */
export async function openFile(
  ctx: Ctx,
  storage: Storage,
  { fileId }: { fileId: string },
): Promise<{ file: StoredFile; bytes: Readable }> {
  const file = await findFile(ctx, fileId);
  const bytes = await storage.get(file.storageKey);
  if (bytes === null) throw notFound("This file");
  return { file, bytes };
}
