import type { OutgoingMail } from "@desk/contracts/mail";
import type { MailAddress } from "@desk/contracts/parsed-mail";
import { automaticMail, type MailToSend } from "@desk/core/mail";
import { oneLine } from "./one-line";
import { wordingOf } from "./wording";

export type RenderedMail = { to: string; subject: string; text: string; html: string };

/**
 * A mail of the product as text and as simple HTML without pictures or remote content. All that people wrote stands
 * in it as text. `publicUrl` is where this product lives; paths become links to it and to nowhere else.
 */
export function renderMail(mail: OutgoingMail, publicUrl: string): RenderedMail {
  const { subject, paragraphs, action, closing } = wordingOf(mail);
  const button = action ? { label: action.label, url: absolute(action.path, publicUrl) } : undefined;
  return {
    to: mail.to,
    subject: oneLine(subject).slice(0, 200),
    ...automaticMail(paragraphs.join("\n\n"), { button, closing: closing.join("\n\n") }),
  };
}

function absolute(path: string, publicUrl: string): string {
  const url = new URL(path, publicUrl);
  if (url.origin !== new URL(publicUrl).origin) throw new Error("A mail links only to this product.");
  return url.toString();
}

type Leaving = { id: string; from: MailAddress; publicUrl: string };

/** The same, ready to leave from the installation's own address. `id` stays the same when it is sent again. */
export function productMail(mail: OutgoingMail, { id, from, publicUrl }: Leaving): MailToSend {
  const { to, ...content } = renderMail(mail, publicUrl);
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  return {
    ...content,
    envelope: { from: from.address, to },
    from,
    to: [{ address: to, name: "" }],
    cc: [],
    replyTo: null,
    messageId: `${id}@${domain}`,
    inReplyTo: null,
    references: [],
    headers: [
      ["Auto-Submitted", "auto-generated"],
      ["X-Auto-Response-Suppress", "All"],
    ],
    files: [],
  };
}
