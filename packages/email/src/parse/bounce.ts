import type { Bounce, BouncedRecipient, ParsedMail } from "@desk/contracts/parsed-mail";
import { bounceInWords } from "./bounce-words";
import { decodeCharset } from "./charset";
import { readDeliveryStatus } from "./delivery-status";
import { readHeaderBlock } from "./header-block";
import { readMessageId } from "./message-ids";
import { firstValue, type MimePart } from "./mime-tree";
import { decodeTransfer } from "./transfer-encoding";

type Read = Pick<ParsedMail, "from" | "subject" | "text" | "headers">;

const partBytesMax = 1_048_576;

/** What a mail says about the delivery of another one; null when it is no such report. */
export function readBounce(root: MimePart, mail: Read): Bounce | null {
  const parts = leaves(root);
  const status = parts.filter(({ type }) => /^message\/(?:global-)?delivery-status$/u.test(type.value));
  const inFields = status.flatMap((part) => readDeliveryStatus(textOf(part)));
  const recipients = inFields.length > 0 ? withReasons(inFields, mail.text) : bounceInWords(mail);
  if (recipients === null || (recipients.length === 0 && status.length === 0)) return null;
  return {
    originalMessageId: originalId(parts) ?? idInText(mail.text),
    recipients,
    isPermanent: recipients.some(({ action, status: code }) => action === "failed" && code?.startsWith("5") === true),
  };
}

function leaves(part: MimePart): MimePart[] {
  return part.children.length === 0 ? [part] : part.children.flatMap(leaves);
}

function textOf(part: MimePart): string {
  return decodeCharset(decodeTransfer(part.body.subarray(0, partBytesMax), part.encoding), null).text;
}

/** A report without a diagnosis is explained by the text that came with it. */
function withReasons(recipients: BouncedRecipient[], text: string): BouncedRecipient[] {
  return recipients.map((recipient) => {
    if (recipient.reason !== "") return recipient;
    const line = /^.*\b[45]\d\d[ -]\d\.\d{1,3}\.\d{1,3}\b.*$/mu.exec(text.slice(0, 20_000))?.[0] ?? "";
    return { ...recipient, reason: line.trim().slice(0, 500) };
  });
}

/** The bounced mail comes along as a whole or with its headers alone. */
function originalId(parts: MimePart[]): string | null {
  for (const part of parts) {
    if (!/^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)$/u.test(part.type.value))
      continue;
    const bytes = decodeTransfer(part.body.subarray(0, partBytesMax), part.encoding);
    const id = readMessageId(firstValue(readHeaderBlock(bytes, 0, bytes.length).fields, "message-id"));
    if (id !== null) return id;
  }
  return null;
}

/** Or its headers stand in the text. */
function idInText(text: string): string | null {
  return readMessageId(/^[> \t]*message-id:[ \t]*(<[^<>\s]{3,998}>)/imu.exec(text.slice(0, 200_000))?.[1]);
}
