import { systemCtx } from "@desk/core/context";
import { mailBytesMax, storeMail } from "@desk/core/mail/incoming";
import { findRecipientMailboxes, type RecipientMailbox } from "@desk/core/mail/mailbox";
import type { MailOrigin } from "@desk/email/parse/check-authentication";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";
import type { DoorTools } from "../tools";
import { authenticate } from "./authenticate";
import { collect } from "./collect";
import { tooLarge } from "./replies";

export type SmtpDoor = {
  tools: Pick<DoorTools, "db" | "now" | "log">;
  isLmtp: boolean;
  /** Our name in checks and greetings. */
  host: string;
  resolver?: MailOrigin["resolver"];
};

/** Stores the mail for every workspace it is addressed to. When this returns all of it is committed. */
export async function receive(door: SmtpDoor, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const { tools, isLmtp } = door;
  const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
  const forWorkspaces = await recipientsByWorkspace(door, to);
  const ctxs = [...forWorkspaces].map(([workspaceId, recipients]) => ({
    ctx: systemCtx(tools.db, workspaceId, isLmtp ? "lmtp" : "smtp", tools.now),
    recipients,
  }));
  const bytesMax = Math.min(...(await Promise.all(ctxs.map(({ ctx }) => mailBytesMax(ctx)))));
  const collected = await collect(stream, bytesMax);
  if ("isTooLarge" in collected) throw tooLarge(bytesMax);

  const from = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
  const origin = { remoteAddress: session.remoteAddress, helo: session.hostNameAppearsAs || "" };
  // Behind LMTP stands a mail server of one's own, which has checked and speaks for others.
  const authentication = isLmtp
    ? undefined
    : await authenticate(collected.bytes, {
        ...origin,
        mailFrom: from,
        host: door.host,
        ...(door.resolver && { resolver: door.resolver }),
      });
  for (const { ctx, recipients } of ctxs)
    await storeMail(ctx, {
      bytes: collected.bytes,
      door: "smtp",
      doorKey: null,
      envelope: {
        from,
        to: recipients.map(({ address }) => address),
        ...origin,
        ...(authentication && { authentication }),
      },
      mailboxId: onlyOne(recipients.map(({ mailboxId }) => mailboxId)),
    });
  tools.log("info", "a mail was taken", { door: isLmtp ? "lmtp" : "smtp", bytes: collected.bytes.length });
}

type Recipient = RecipientMailbox & { address: string };

async function recipientsByWorkspace({ tools }: SmtpDoor, to: readonly string[]): Promise<Map<string, Recipient[]>> {
  const found = new Map<string, Recipient[]>();
  for (const address of to)
    for (const mailbox of await findRecipientMailboxes(tools.db, address))
      found.set(mailbox.workspaceId, [...(found.get(mailbox.workspaceId) ?? []), { ...mailbox, address }]);
  // Known a moment ago, when they were named.
  if (found.size === 0) throw new Error("The recipients are gone.");
  return found;
}

/** With several mailboxes the recipients decide later. */
const onlyOne = (ids: readonly string[]): string | null => (new Set(ids).size === 1 ? (ids[0] ?? null) : null);
