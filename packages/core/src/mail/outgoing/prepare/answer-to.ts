import type { MailAddress } from "@desk/contracts/parsed-mail";
import { bodyTokenLine, makeReplyToken, type ReplyTokenKind, replyAddress } from "../../token";
import type { TicketFacts } from "../facts";
import type { LeavingFrom } from "./mailbox";

type Asked = { kind: ReplyTokenKind; recipient: string; from: MailAddress; mailbox: LeavingFrom; facts: TicketFacts };

/** Where an answer of this recipient goes, and the same at the foot of the mail. */
export function answerTo({ kind, recipient, from, mailbox, facts }: Asked): { replyTo: MailAddress; footer: string } {
  const token = makeReplyToken(facts.mailKey, { kind, ticketNumber: facts.ticketNumber, recipient });
  const address = mailbox.settings.usesPlusAddresses ? replyAddress(from.address, token) : from.address;
  return { replyTo: { name: from.name, address }, footer: bodyTokenLine(token) };
}

/** What every automatic mail says of itself, so that no machine answers it (RFC 3834). */
export const automaticHeaders = (
  workspaceId: string,
  kind: "auto-replied" | "auto-generated",
): (readonly [string, string])[] => [
  ["Auto-Submitted", kind],
  ["X-Auto-Response-Suppress", "All"],
  ["Precedence", "auto_reply"],
  ["X-Halen-Loop", workspaceId],
];
