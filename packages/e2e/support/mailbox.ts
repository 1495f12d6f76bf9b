import { rmSync, writeFileSync } from "node:fs";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { createMailbox } from "@desk/core/mail/mailbox";
import { createTransport } from "nodemailer";
import type { Desk } from "./desk";
import { incomingMailPort, refusalFile } from "./environment";

/** An address of this company that mail comes in at and leaves from. */
export async function aMailbox(desk: Desk, { undoSeconds = 1 } = {}): Promise<string> {
  const address = `help.${desk.id}@halen.example`;
  await createMailbox(
    desk.system,
    CreateMailbox.parse({
      name: "Halen Rides",
      address,
      incoming: { kind: "forward" },
      outgoing: { kind: "installation" },
      settings: { undoSeconds, acknowledges: false },
    }),
  );
  return address;
}

/** An address of a customer that no other test writes from. */
export const customerOf = (desk: Desk, name: string): string => `${name}.${desk.id}@riders.example`;

type Incoming = {
  from: string;
  to: string;
  cc?: string;
  subject: string;
  text: string;
  html?: string;
  messageId: string;
  inReplyTo?: string;
};

/** Delivers a mail to the instance under test, as another mail server does. */
export async function mailIn(mail: Incoming): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port: incomingMailPort, secure: false, ignoreTLS: true });
  const { cc, inReplyTo, ...rest } = mail;
  // Whoever stands on copy gets it from the sender's server, not from us.
  const envelope = { from: "bounces@riders.example", to: [mail.to] };
  await transport.sendMail({
    ...rest,
    envelope,
    ...(cc === undefined ? {} : { cc }),
    ...(inReplyTo === undefined ? {} : { inReplyTo, references: inReplyTo }),
  });
  transport.close();
}

/** Until `empty` is called, mail to this address is refused: its mailbox is full. */
export function fullMailbox(address: string): { empty: () => void } {
  writeFileSync(refusalFile(address), "");
  return { empty: () => rmSync(refusalFile(address)) };
}
