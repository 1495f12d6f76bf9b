import type { RecipientRole } from "@desk/contracts/words";
import type { Db } from "@desk/db/client";

export type DueDelivery = {
  workspaceId: string;
  id: string;
  kind: string;
  messageId: string | null;
  ticketId: string | null;
  mailboxId: string | null;
  toAddress: string;
  toName: string;
  role: RecipientRole;
  rfcMessageId: string;
  data: Record<string, string>;
  attempts: number;
  lostAttempts: number;
  /** What makes this lease ours: whoever comes later has another one. */
  leasedUntil: string;
};

export type Desk = { db: Db; now: () => Date };
