import type { MailAuthentication } from "@desk/contracts/parsed-mail";
import type { Ctx } from "../../../context";
import type { Storage } from "../../../file";
import { type Settled, settleMail, storeMail } from "../../../mail/incoming";
import { takeMail } from "../../../mail/incoming/due";
import { parsedOf, recipientOf, sourceOf, type WrittenMail } from "./write";

const forged: MailAuthentication = { verdict: "fail", spf: "softfail", dkim: "none", dmarc: "fail", checkedBy: "own" };
const proven: MailAuthentication = { verdict: "pass", spf: "pass", dkim: "pass", dmarc: "pass", checkedBy: "own" };

/** No mail of the demo carries a file. */
const nowhere: Storage = {
  put: () => Promise.reject(new Error("The mails of the demo carry no files.")),
  get: async () => null,
  delete: async () => undefined,
};

/** Lets a mail come in as if it had been delivered to us at the context's time. */
export async function takeIn(
  ctx: Ctx,
  mail: WrittenMail,
  { isForged = false, doorKey = mail.messageId }: { isForged?: boolean; doorKey?: string } = {},
): Promise<Settled | null> {
  const at = ctx.now();
  const isReport = mail.bounce !== undefined;
  const { mailId } = await storeMail(ctx, {
    bytes: sourceOf(mail, at),
    door: "smtp",
    doorKey,
    envelope: {
      from: isReport ? "" : mail.address,
      to: [recipientOf(mail)],
      remoteAddress: "203.0.113.25",
      authentication: isForged ? forged : proven,
    },
    mailboxId: null,
  });
  const due = await takeMail(ctx, mailId);
  if (due === null) return null;
  return settleMail(ctx, { storage: nowhere, authenticationOf: () => proven }, due, parsedOf(mail, at));
}
