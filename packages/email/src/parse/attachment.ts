import type { ParsedAttachment } from "@desk/contracts/parsed-mail";
import { oneLine } from "./encoded-words";
import { readHeaderBlock } from "./header-block";
import { firstValue, type MimePart } from "./mime-tree";
import { decodeTransfer } from "./transfer-encoding";

/** Names for parts that people open although their mailers send none. */
const usualNames: Record<string, string> = {
  "text/calendar": "invite.ics",
  "application/ics": "invite.ics",
  "text/vcard": "contact.vcf",
  "text/x-vcard": "contact.vcf",
  "application/ms-tnef": "winmail.dat",
  "application/pgp-signature": "signature.asc",
  "application/pgp-encrypted": "pgp-version.txt",
  "application/pgp-keys": "keys.asc",
  "application/pkcs7-mime": "smime.p7m",
  "application/x-pkcs7-mime": "smime.p7m",
  "application/pkcs7-signature": "smime.p7s",
  "application/x-pkcs7-signature": "smime.p7s",
  "message/delivery-status": "delivery-status.txt",
  "message/disposition-notification": "disposition-notification.txt",
  "message/feedback-report": "feedback-report.txt",
  "text/rfc822-headers": "headers.txt",
};

/** A part as a file, whatever it is: TNEF, S/MIME, PGP and calendar parts stay as they came. */
export function attachmentOf(part: MimePart, isRelated: boolean): ParsedAttachment {
  const contentType = part.type.value === "" ? "application/octet-stream" : part.type.value.slice(0, 200);
  const contentId = contentIdOf(part);
  const bytes = part.isCut ? Uint8Array.from(part.body) : decodeTransfer(part.body, part.encoding);
  const isInline = part.disposition.value === "inline" || (isRelated && part.disposition.value !== "attachment");
  return {
    fileName: fileNameOf(part, contentType, bytes),
    contentType,
    contentId,
    // Only what the text can point at belongs into it.
    isInline: isInline && contentId !== null,
    bytes,
  };
}

function contentIdOf(part: MimePart): string | null {
  const id = (firstValue(part.fields, "content-id") ?? "").trim().replace(/^<|>$/gu, "");
  return id === "" ? null : oneLine(id, 500);
}

function fileNameOf(part: MimePart, contentType: string, bytes: Uint8Array): string {
  const given = part.disposition.parameters.get("filename") ?? part.type.parameters.get("name") ?? "";
  if (given.trim() !== "") return given;
  if (contentType === "message/rfc822") return `${embeddedSubject(bytes) || "message"}.eml`;
  return usualNames[contentType] ?? "";
}

function embeddedSubject(bytes: Uint8Array): string {
  const { fields } = readHeaderBlock(bytes.subarray(0, 65_536), 0, Math.min(bytes.length, 65_536));
  return oneLine(firstValue(fields, "subject") ?? "", 100);
}
