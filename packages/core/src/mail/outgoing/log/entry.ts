import type { DeliveryEntry } from "@desk/contracts/outgoing";
import type { DeliveryState, RecipientRole } from "@desk/contracts/words";
import { isoOf, isoOrNull } from "../../../ticket/time";

/** A line of the log as PostgreSQL gives it. */
export type LoggedDelivery = {
  id: string;
  kind: string;
  ticketId: string | null;
  ticketNumber: string | null;
  ticketSubject: string | null;
  messageId: string | null;
  mailboxId: string | null;
  mailboxName: string | null;
  address: string;
  name: string;
  role: RecipientRole;
  rfcMessageId: string;
  state: DeliveryState;
  reason: string | null;
  smtpCode: number | null;
  attempts: number;
  lostAttempts: number;
  nextAttemptAt: string;
  createdAt: string;
  sentAt: string | null;
  settledAt: string | null;
};

export const entryColumns = `d.id, d.kind, d.ticket_id as "ticketId", t.number as "ticketNumber",
  t.subject as "ticketSubject", d.message_id as "messageId", d.mailbox_id as "mailboxId", b.name as "mailboxName",
  d.to_address as address, d.to_name as name, d.role, d.rfc_message_id as "rfcMessageId", d.state,
  d.last_error as reason, d.smtp_code as "smtpCode", d.attempts, d.lost_attempts as "lostAttempts",
  d.next_attempt_at as "nextAttemptAt", d.created_at as "createdAt", d.sent_at as "sentAt",
  d.settled_at as "settledAt"`;
export const entryJoins = `left join tickets t on t.workspace_id = d.workspace_id and t.id = d.ticket_id
  left join mailboxes b on b.workspace_id = d.workspace_id and b.id = d.mailbox_id`;

/** What a person may send again: it did not arrive, or nobody knows. A mail of the product has lost its secret. */
export const retryable: readonly DeliveryState[] = ["failed", "uncertain", "bounced", "cancelled"];

export const presentEntry = (row: LoggedDelivery): DeliveryEntry => ({
  id: row.id,
  kind: row.kind,
  ticket:
    row.ticketId === null || row.ticketNumber === null
      ? null
      : { id: row.ticketId, number: Number(row.ticketNumber), subject: row.ticketSubject ?? "" },
  messageId: row.messageId,
  mailbox: row.mailboxId === null || row.mailboxName === null ? null : { id: row.mailboxId, name: row.mailboxName },
  address: row.address,
  name: row.name,
  role: row.role,
  rfcMessageId: row.rfcMessageId,
  state: row.state,
  reason: row.reason,
  smtpCode: row.smtpCode,
  attempts: row.attempts,
  lostAttempts: row.lostAttempts,
  nextAttemptAt: row.state === "queued" || row.state === "sending" ? isoOf(row.nextAttemptAt) : null,
  createdAt: isoOf(row.createdAt),
  sentAt: isoOrNull(row.sentAt),
  settledAt: isoOrNull(row.settledAt),
  can: { retry: row.ticketId !== null && retryable.includes(row.state), cancel: row.state === "queued" },
});
