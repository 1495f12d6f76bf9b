import type { BouncedRecipient } from "@desk/contracts/parsed-mail";
import { normaliseAddress } from "./addresses";
import { oneLine } from "./encoded-words";

const actions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;
const recipientsMax = 100;

/** The recipients of a message/delivery-status part (RFC 3464): groups of fields between empty lines. */
export function readDeliveryStatus(text: string): BouncedRecipient[] {
  const recipients: BouncedRecipient[] = [];
  for (const group of text.replace(/\r\n?/gu, "\n").split(/\n[ \t]*\n/u)) {
    const fields = readFields(group);
    const recipient = fields.get("original-recipient") ?? fields.get("final-recipient");
    const action = (fields.get("action") ?? "").toLowerCase().split(/[\s(]/u, 1)[0];
    const known = actions.find((one) => one === action);
    if (recipient === undefined && known === undefined) continue;
    const reason = oneLine((fields.get("diagnostic-code") ?? "").replace(/^[\w-]+\s*;\s*/u, ""), 500);
    const status = statusIn(fields.get("status") ?? "") ?? statusIn(reason);
    recipients.push({
      address: typedAddress(fields.get("final-recipient") ?? "") ?? typedAddress(recipient ?? ""),
      action: known ?? (status?.startsWith("4") ? "delayed" : "failed"),
      status,
      reason,
    });
    if (recipients.length === recipientsMax) break;
  }
  return recipients;
}

function readFields(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group
    .replace(/\n[ \t]+/gu, " ")
    .split("\n")
    .slice(0, 200)) {
    const match = /^([\w-]{1,80})[ \t]*:(.*)$/u.exec(line);
    if (match !== null && !fields.has((match[1] ?? "").toLowerCase()))
      fields.set((match[1] ?? "").toLowerCase(), (match[2] ?? "").trim().slice(0, 4_000));
  }
  return fields;
}

/** `rfc822; <ana@example.com>` */
function typedAddress(value: string): string | null {
  const cut = value.indexOf(";");
  return normaliseAddress(
    value
      .slice(cut + 1)
      .trim()
      .replace(/^<|>$/gu, ""),
  );
}

/** An enhanced status code (RFC 3463), or the class of a plain SMTP reply. */
function statusIn(text: string): string | null {
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/u.exec(text)?.[0];
  const reply = /^([245])\d\d\b/u.exec(text)?.[1];
  return enhanced ?? (reply === undefined ? null : `${reply}.0.0`);
}
