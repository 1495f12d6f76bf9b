import type { OutgoingMail } from "@desk/contracts/mail";
import type { Ctx } from "@desk/core/context";
import {
  type AttemptResult,
  type DueDelivery,
  isTicketMail,
  type MailToSend,
  type Prepared,
  prepareDelivery,
} from "@desk/core/mail";
import { composeMail, Unsendable } from "@desk/email/compose";
import { productMail } from "@desk/email/render";
import type { Tools } from "../tools";

/** One attempt at one mail, from what it says now to the server's answer. */
export async function sendDelivery(tools: Tools, ctx: Ctx, due: DueDelivery): Promise<AttemptResult> {
  const prepared = await prepare(tools, ctx, due);
  if (prepared.kind !== "ready") return prepared;
  const transport = await tools.mailOut.of(ctx, isTicketMail(due) ? due.mailboxId : null);
  if (transport === null) return { kind: "postponed", reason: "No mail server is set (SMTP_URL)." };
  const { mail } = prepared;
  try {
    return await transport.send({
      envelope: mail.envelope,
      shown: mail,
      open: () => composeMail(mail, (storageKey) => tools.storage.get(storageKey)),
    });
  } catch (error) {
    // Raised while the mail was made, before any of it went out.
    if (error instanceof Unsendable) return { kind: "unsendable", reason: error.message };
    return { kind: "unreached", reason: error instanceof Error ? error.message : "unknown" };
  }
}

async function prepare({ mailOut, publicUrl }: Tools, ctx: Ctx, due: DueDelivery): Promise<Prepared> {
  if (isTicketMail(due)) return prepareDelivery(ctx, due, publicUrl);
  if (mailOut.installation === null) return { kind: "postponed", reason: "No mail server is set (SMTP_URL)." };
  return { kind: "ready", mail: productMailOf(due, mailOut.installation.from, publicUrl) };
}

const productMailOf = (due: DueDelivery, from: MailToSend["from"], publicUrl: string): MailToSend =>
  productMail(asProductMail(due), { id: due.rfcMessageId, from, publicUrl });

/** Written by `queueMail`, which takes nothing else. */
const asProductMail = ({ kind, toAddress, data }: DueDelivery): OutgoingMail =>
  ({ kind, to: toAddress, data }) as OutgoingMail;
