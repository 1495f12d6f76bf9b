import { type MailRef, type MailSource, sourceShownMax } from "@desk/contracts/mail-log";
import { cleanText } from "@desk/contracts/text";
import type { Ctx } from "../../context";
import { notFound } from "../../error";
import { readMailBytes } from "../incoming/due";
import { findMail } from "./find";

/** The bytes of a mail as they came, for the download. */
export async function openMailSource(ctx: Ctx, { mailId }: MailRef): Promise<{ bytes: Uint8Array; fileName: string }> {
  const mail = await findMail(ctx, mailId);
  const bytes = await readMailBytes(ctx, mail.id);
  if (bytes === null) throw notFound("The source of this mail");
  return { bytes, fileName: `${mail.id}.eml` };
}

/** The beginning of a mail's source, as text. */
export async function readMailSource(ctx: Ctx, { mailId }: MailRef): Promise<MailSource> {
  const { bytes } = await openMailSource(ctx, { mailId });
  const shown = bytes.subarray(0, sourceShownMax);
  return {
    text: cleanText(asText(shown)),
    sizeBytes: bytes.length,
    isWhole: shown.length === bytes.length,
    downloadUrl: `/files/mails/${mailId}`,
  };
}

function asText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}
