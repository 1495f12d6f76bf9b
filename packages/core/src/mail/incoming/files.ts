import type { ParsedAttachment } from "@desk/contracts/parsed-mail";
import type { Ctx } from "../../context";
import type { Storage } from "../../file";
import { keepFile } from "../../file/store";

/** Files of a mail that wait for their message. `inline` names those that stand inside the text by Content-ID. */
export type MailFiles = { ids: string[]; inline: Record<string, string> };
export const noFiles: MailFiles = { ids: [], inline: {} };

/** Further parts are in the raw mail only. */
const filesMax = 200;

/**
 * Keeps what is attached to a mail, loose until its message takes it. Not in the transaction that settles the mail:
 * when that fails, the nightly job removes what nobody took.
 */
export async function keepMailFiles(
  ctx: Ctx,
  storage: Storage,
  attachments: readonly ParsedAttachment[],
): Promise<MailFiles> {
  const files: MailFiles = { ids: [], inline: {} };
  for (const { fileName, contentType, contentId, bytes } of attachments.slice(0, filesMax)) {
    const { id } = await keepFile(ctx, storage, { fileName, contentType, bytes: inOnePiece(bytes) }, bytes.length);
    files.ids.push(id);
    if (contentId !== null) files.inline[contentId] = id;
  }
  return files;
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
