import { CreateMailbox } from "@desk/contracts/mailbox";
import { readOutcome, storeMail } from "@desk/core/mail/incoming";
import { createMailbox } from "@desk/core/mail/mailbox";
import { expect } from "@playwright/test";
import type { Desk } from "./desk";

export type ArrivingMail = {
  messageId: string;
  inReplyTo?: string;
  from?: string;
  subject: string;
  html: string;
};

/** An address of the desk that other servers deliver to. */
export async function openMailbox(desk: Desk): Promise<string> {
  const address = `support@${desk.id}.example`;
  const incoming = { kind: "forward" as const };
  const outgoing = { kind: "installation" as const };
  await createMailbox(
    desk.system,
    CreateMailbox.parse({ name: "Support", address, incoming, outgoing, isDefault: true }),
  );
  return address;
}

/** Lets mails arrive as an archive does, without noise, and waits until the product has settled each; ticket by mail. */
export async function receive(desk: Desk, to: string, arriving: readonly ArrivingMail[]): Promise<string[]> {
  const ids: string[] = [];
  for (const mail of arriving) {
    const bytes = bytesOf(mail, to);
    const envelope = { from: mail.from ?? "ana@rides.example", to: [to] };
    const stored = await storeMail(desk.system, {
      bytes,
      door: "import",
      doorKey: mail.messageId,
      envelope,
      mailboxId: null,
      isArchive: true,
    });
    ids.push(stored.mailId);
  }
  const tickets: string[] = [];
  for (const id of ids) {
    const outcome = () => readOutcome(desk.system, id);
    await expect
      .poll(outcome, { timeout: 60_000, intervals: [100, 250] })
      .toMatchObject({ ticketId: expect.any(String) });
    tickets.push((await outcome())?.ticketId ?? "");
  }
  return tickets;
}

const bytesOf = (
  { messageId, inReplyTo, from = "ana@rides.example", subject, html }: ArrivingMail,
  to: string,
): Buffer =>
  Buffer.from(
    [
      `From: Ana Silva <${from}>`,
      `To: ${to}`,
      `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
      `Message-ID: <${messageId}>`,
      ...(inReplyTo === undefined ? [] : [`In-Reply-To: <${inReplyTo}>`]),
      "Date: Sun, 22 Nov 2026 09:00:00 +0000",
      "MIME-Version: 1.0",
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(html).toString("base64").replace(/.{76}/gu, "$&\r\n"),
      "",
    ].join("\r\n"),
  );
