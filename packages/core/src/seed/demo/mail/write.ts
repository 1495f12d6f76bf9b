import { createHash } from "node:crypto";
import type { Bounce, MailNature, ParsedMail } from "@desk/contracts/parsed-mail";
import { addressPlace } from "./address";

export type WrittenMail = {
  name: string;
  address: string;
  /** The local part of ours it was written to, or a whole address when that is nobody's here. */
  to: string;
  subject: string;
  text: string;
  headers?: readonly (readonly [name: string, value: string])[];
  nature?: MailNature;
  bounce?: Bounce;
  messageId: string;
};

const person: MailNature = { kind: "person", evidence: [], mayBeAnswered: true, isOutOfOffice: false };

export const recipientOf = ({ to }: WrittenMail): string => (to.includes("@") ? to : addressPlace(to));

/** The mail as it would have come: headers and text in plain UTF-8. */
export function sourceOf(mail: WrittenMail, at: Date): Uint8Array {
  const lines = [
    `From: ${mail.name === "" ? "" : `${JSON.stringify(mail.name)} `}<${mail.address}>`,
    `To: <${recipientOf(mail)}>`,
    `Subject: ${mail.subject}`,
    `Date: ${at.toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${mail.messageId}>`,
    ...(mail.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    mail.text,
    "",
  ];
  return new TextEncoder().encode(lines.join("\r\n"));
}

/** The same mail as a parser reads it. */
export function parsedOf(mail: WrittenMail, at: Date): ParsedMail {
  const { name, address, subject, text, messageId, nature = person, bounce = null } = mail;
  const contentHash = createHash("sha256")
    .update(JSON.stringify([address, mail.to, subject, text]))
    .digest("hex");
  return {
    messageId,
    contentHash,
    from: [{ address, name }],
    sender: null,
    replyTo: [],
    to: [{ address: recipientOf(mail), name: "" }],
    cc: [],
    deliveredTo: [],
    subject,
    sentAt: at.toISOString(),
    inReplyTo: [],
    references: [],
    threadIndex: null,
    text,
    html: null,
    quotedAt: null,
    attachments: [],
    nature,
    bounce,
    authenticationResults: [],
    headers: (mail.headers ?? []).map(([header, value]) => [header.toLowerCase(), value]),
    problems: [],
  };
}
