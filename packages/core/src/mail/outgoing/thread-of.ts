import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { threadIndexAfter } from "./thread-index";

/** Where a mail stands in its conversation, as headers say it. Ids without angle brackets. */
export type MailThread = { inReplyTo: string | null; referenceIds: string[]; threadIndex: string };

const referencesMax = 20;

type Row = { rfcMessageId: string; referenceIds: string[]; threadIndex: string | null };

/** What a new mail of this ticket refers to: the newest mail in it, and what that referred to, the last 20. */
export async function threadOf(ctx: Ctx, ticketId: string): Promise<MailThread> {
  const [parent] = await runStatement<Row>(
    ctx.db,
    `select v.rfc_message_id as "rfcMessageId", v.reference_ids as "referenceIds", v.thread_index as "threadIndex"
      from messages m
      join message_envelopes v on v.workspace_id = m.workspace_id and v.message_id = m.id
      where m.workspace_id = $1 and m.ticket_id = $2 and m.kind = 'reply' and not m.is_proposed
        and v.rfc_message_id is not null
      order by m.seq desc limit 1`,
    [ctx.workspaceId, ticketId],
  );
  const threadIndex = threadIndexAfter(parent?.threadIndex ?? null, { ticketId, now: ctx.now() });
  if (parent === undefined) return { inReplyTo: null, referenceIds: [], threadIndex };
  const referenceIds = [...new Set([...parent.referenceIds, parent.rfcMessageId])].slice(-referencesMax);
  return { inReplyTo: parent.rfcMessageId, referenceIds, threadIndex };
}
