import type { MailAddress } from "@desk/contracts/parsed-mail";
import type { AuthorKind, MessageKind } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../../context";
import type { StoredFile } from "./inline";

/** A message with what a mail of it needs. */
export type MailedMessage = {
  id: string;
  ticketId: string;
  seq: number;
  kind: MessageKind;
  isProposed: boolean;
  text: string;
  html: string | null;
  authorKind: AuthorKind;
  authorUserId: string | null;
  authorName: string;
  createdAt: string;
  teamId: string | null;
};

const columns = `m.id, m.ticket_id as "ticketId", m.seq, m.kind, m.is_proposed as "isProposed", m.body_text as text,
  m.body_html as html, m.author_kind as "authorKind", m.author_user_id as "authorUserId",
  coalesce((select u.name from users u where u.workspace_id = m.workspace_id and u.id = m.author_user_id),
    (select c.name from customers c where c.workspace_id = m.workspace_id and c.id = m.author_customer_id), '')
    as "authorName",
  m.created_at as "createdAt",
  (select t.team_id from tickets t where t.workspace_id = m.workspace_id and t.id = m.ticket_id) as "teamId"`;

export async function messageNow(ctx: Ctx, messageId: string): Promise<MailedMessage | undefined> {
  const [row] = await runStatement<MailedMessage>(
    ctx.db,
    `select ${columns} from messages m where m.workspace_id = $1 and m.id = $2`,
    [ctx.workspaceId, messageId],
  );
  return row;
}

/** The public message before this one. Notes, and what people wrote who were not let in, are never quoted. */
export async function publicBefore(ctx: Ctx, { ticketId, seq }: MailedMessage): Promise<MailedMessage | undefined> {
  const [row] = await runStatement<MailedMessage>(
    ctx.db,
    `select ${columns} from messages m where m.workspace_id = $1 and m.ticket_id = $2 and m.seq < $3
      and m.kind = 'reply' and not m.is_proposed order by m.seq desc limit 1`,
    [ctx.workspaceId, ticketId, seq],
  );
  return row;
}

export const filesOf = (ctx: Ctx, messageId: string): Promise<StoredFile[]> =>
  runStatement<StoredFile>(
    ctx.db,
    `select a.id, a.storage_key as "storageKey", a.file_name as "fileName", a.content_type as "contentType"
      from attachments a where a.workspace_id = $1 and a.message_id = $2 order by a.created_at, a.id`,
    [ctx.workspaceId, messageId],
  );

export type Envelope = {
  rfcMessageId: string;
  subject: string;
  fromAddress: string;
  fromName: string;
  to: MailAddress[];
  cc: MailAddress[];
  inReplyTo: string | null;
  referenceIds: string[];
  threadIndex: string | null;
  quotesPrevious: boolean;
};

export async function envelopeOf(ctx: Ctx, messageId: string): Promise<Envelope | undefined> {
  const [row] = await runStatement<Envelope>(
    ctx.db,
    `select v.rfc_message_id as "rfcMessageId", v.subject, v.from_address as "fromAddress", v.from_name as "fromName",
        v."to", v.cc, v.in_reply_to as "inReplyTo", v.reference_ids as "referenceIds",
        v.thread_index as "threadIndex", v.quotes_previous as "quotesPrevious"
      from message_envelopes v where v.workspace_id = $1 and v.message_id = $2 and v.direction = 'out'`,
    [ctx.workspaceId, messageId],
  );
  return row;
}
