import type { MailRow } from "@desk/contracts/mail-log";
import type { MailNatureKind } from "@desk/contracts/parsed-mail";
import {
  type MailDoor,
  type MailOutcome,
  type SuspensionCause,
  suspensionCauses,
  type ThreadingRule,
} from "@desk/contracts/words";
import type { Values } from "@desk/db/statement";
import { visibleTickets } from "../../access";
import type { Ctx } from "../../context";
import { isoOf, isoOrNull } from "../../ticket/time";

/** A line of the log as PostgreSQL gives it. */
export type LoggedMail = {
  id: string;
  door: MailDoor;
  mailbox: { id: string; name: string } | null;
  receivedAt: string;
  settledAt: string | null;
  sizeBytes: number;
  isArchive: boolean;
  fromAddress: string | null;
  fromName: string | null;
  subject: string | null;
  rfcMessageId: string | null;
  nature: MailNatureKind | null;
  outcome: MailOutcome | null;
  cause: SuspensionCause | null;
  reason: string | null;
  rule: ThreadingRule | null;
  ticket: { id: string; number: number; subject: string } | null;
  attempts: number;
};

/** The ticket is named to those who may see it. */
export const mailColumns = (ctx: Ctx, values: Values): string => `m.id, m.door,
  (select json_build_object('id', b.id, 'name', b.name) from mailboxes b
    where b.workspace_id = m.workspace_id and b.id = m.mailbox_id) as mailbox,
  m.received_at as "receivedAt", m.settled_at as "settledAt", m.size_bytes as "sizeBytes",
  m.is_archive as "isArchive", m.from_address as "fromAddress", m.from_name as "fromName", m.subject,
  m.rfc_message_id as "rfcMessageId", m.nature, m.outcome, m.cause, m.reason, m.rule, m.attempts,
  (select json_build_object('id', t.id, 'number', t.number, 'subject', t.subject) from tickets t
    where t.workspace_id = m.workspace_id and t.id = m.ticket_id and ${visibleTickets(ctx.actor, values)}) as ticket`;

export const presentMailRow = (row: LoggedMail): MailRow => ({
  id: row.id,
  door: row.door,
  mailbox: row.mailbox,
  receivedAt: isoOf(row.receivedAt),
  settledAt: isoOrNull(row.settledAt),
  sizeBytes: row.sizeBytes,
  isArchive: row.isArchive,
  from: row.fromAddress === null ? null : { address: row.fromAddress, name: row.fromName ?? "" },
  subject: row.subject,
  messageId: row.rfcMessageId,
  nature: row.nature,
  state: row.outcome ?? "waiting",
  cause: row.cause,
  causeNumber: row.cause === null ? null : suspensionCauses[row.cause],
  reason: row.reason,
  rule: row.rule,
  ticket: row.ticket,
  attempts: row.attempts,
});
