import type { Ctx } from "../../../context";
import type { AttemptResult } from "../decide";
import type { DueDelivery } from "../due-delivery";
import type { MailToSend } from "../mail-to-send";
import { prepareAcknowledgement } from "./acknowledgement";
import { prepareForward } from "./forward";
import { mailboxNow } from "./mailbox";
import { prepareNotification } from "./notification";
import { prepareReply } from "./reply";

export type Prepared =
  | { kind: "ready"; mail: MailToSend }
  | Extract<AttemptResult, { kind: "unsendable" | "postponed" }>;

/** Kinds of mails about tickets; every other kind is a mail of the product. */
export const ticketMailKinds = ["reply", "forward", "acknowledgement", "notification"] as const;
export const isTicketMail = ({ kind }: Pick<DueDelivery, "kind">): boolean =>
  (ticketMailKinds as readonly string[]).includes(kind);

/** What leaves for this delivery, read at the moment it leaves; or why nothing does. */
export async function prepareDelivery(ctx: Ctx, due: DueDelivery, publicUrl: string): Promise<Prepared> {
  const mailbox = due.mailboxId === null ? undefined : await mailboxNow(ctx, due.mailboxId, due.toAddress);
  if (mailbox === undefined) return unsendable("Its mailbox was deleted.");
  if (!mailbox.isActive) return { kind: "postponed", reason: "Its mailbox is switched off." };
  const { unreachable } = mailbox;
  if (unreachable !== null) return unsendable(`Mail no longer reaches this address. ${unreachable}`);
  const mail = await (() => {
    switch (due.kind) {
      case "reply":
        return prepareReply(ctx, due, mailbox, publicUrl);
      case "forward":
        return prepareForward(ctx, due, mailbox);
      case "acknowledgement":
        return prepareAcknowledgement(ctx, due, mailbox);
      case "notification":
        return prepareNotification(ctx, due, mailbox, publicUrl);
      default:
        return undefined;
    }
  })();
  return mail === undefined ? unsendable("There is nothing to send any more.") : { kind: "ready", mail };
}

const unsendable = (reason: string): Prepared => ({ kind: "unsendable", reason });
