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

const envelopeFields = `'rfcMessageId', v.rfc_message_id, 'subject', v.subject, 'fromAddress', v.from_address,
  'fromName', v.from_name, 'to', v."to", 'cc', v.cc, 'inReplyTo', v.in_reply_to, 'referenceIds', v.reference_ids,
  'threadIndex', v.thread_index, 'quotesPrevious', v.quotes_previous`;

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

export type MailOfMessage = MailedMessage & { envelope: Envelope | null; files: StoredFile[] | null };

/** The message with all that its own mail says, in one statement. */
export async function mailOfMessage(ctx: Ctx, messageId: string): Promise<MailOfMessage | undefined> {
  const [row] = await runStatement<MailOfMessage>(
    ctx.db,
    `select ${columns},
      (select json_build_object(${envelopeFields}) from message_envelopes v
        where v.workspace_id = m.workspace_id and v.message_id = m.id and v.direction = 'out') as envelope,
      (select json_agg(json_build_object('id', a.id, 'storageKey', a.storage_key, 'fileName', a.file_name,
          'contentType', a.content_type) order by a.created_at, a.id)
        from attachments a where a.workspace_id = m.workspace_id and a.message_id = m.id) as files
      from messages m where m.workspace_id = $1 and m.id = $2`,
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
  const [row] = await runStatement<{ envelope: Envelope }>(
    ctx.db,
    `select json_build_object(${envelopeFields}) as envelope
      from message_envelopes v where v.workspace_id = $1 and v.message_id = $2 and v.direction = 'out'`,
    [ctx.workspaceId, messageId],
  );
  return row?.envelope;
}
