import { runStatement, Values } from "@desk/db/statement";
import type { Actor, Ctx } from "../context";
import { invalid } from "../error";

/** A file waits for its message and goes with the one its uploader sends; nobody else can take it along. */
export async function bindAttachments(
  ctx: Ctx,
  attachmentIds: readonly string[],
  to: { ticketId: string; messageId: string },
): Promise<void> {
  const ids = [...new Set(attachmentIds)];
  if (ids.length === 0) return;
  const values = new Values();
  const text = `update attachments as a
    set ticket_id = ${values.add(to.ticketId)}, message_id = ${values.add(to.messageId)},
      bound_at = ${values.add(ctx.now().toISOString())}
    where a.workspace_id = ${values.add(ctx.workspaceId)} and a.id = any(${values.add(ids)}::uuid[])
      and a.message_id is null and ${uploadedBy(ctx.actor, values)}
    returning a.id`;
  const bound = await runStatement(ctx.db, text, values.list);
  if (bound.length !== ids.length) throw missing();
  await addFileNames(ctx, to.messageId);
}

/** The names of its files are found with the message, by whoever may read it. */
const addFileNames = (ctx: Ctx, messageId: string): Promise<object[]> =>
  runStatement(
    ctx.db,
    `update messages m set document = desk_message_document(m.language, m.body_text, (
        select string_agg(a.file_name, ' ' order by a.id) from attachments a
        where a.workspace_id = $1 and a.message_id = m.id))
      where m.workspace_id = $1 and m.id = $2`,
    [ctx.workspaceId, messageId],
  );

const missing = () => invalid("attachmentIds", "A file is missing, already sent, or somebody else's. Upload it again.");

function uploadedBy(actor: Actor, values: Values): string {
  switch (actor.kind) {
    case "agent":
      return `a.uploaded_by_user_id = ${values.add(actor.userId)}::uuid`;
    case "apiKey":
      return `a.uploaded_by_key_id = ${values.add(actor.keyId)}::uuid`;
    case "customer":
      return "false";
    case "system":
      return "true";
  }
}
