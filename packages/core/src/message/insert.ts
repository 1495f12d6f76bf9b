import type { Channel, MessageKind } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { conflict } from "../error";
import { violatedUnique } from "../error/violation";
import { loadLanguages, unknownLanguage } from "../search/language";
import type { StoredBody } from "../text";
import type { Author } from "./author";

export type NewMessage = {
  id: string;
  ticketId: string;
  seq: number;
  kind: MessageKind;
  author: Author;
  channel: Channel;
  body: StoredBody;
  /** Its author does not stand on the ticket: customers do not see it. */
  isProposed?: boolean | undefined;
};

/** The message's row alone; what it does to its ticket is the caller's to save in the same transaction. */
export async function insertMessage(ctx: Ctx, message: NewMessage): Promise<void> {
  const { id, ticketId, seq, kind, author, channel, body } = message;
  const language = (await loadLanguages())(body.text);
  const values = new Values();
  const row = [ctx.workspaceId, id, ticketId, seq, kind, author.kind, author.userId, author.customerId]
    .concat([channel, body.text, body.html, body.raw, ctx.now().toISOString()])
    .map((value) => values.add(value));
  await runStatement(
    ctx.db,
    `insert into messages (workspace_id, id, ticket_id, seq, kind, author_kind, author_user_id, author_customer_id,
      channel, body_text, body_html, body_raw, created_at, is_proposed, language)
      values (${row.join(", ")}, ${values.add(message.isProposed ?? false)}, ${languageOr(language, row, values)})`,
    values.list,
  ).catch((error: unknown) => {
    if (violatedUnique(error) !== "messages_workspace_id_id_pk") throw error;
    throw conflict("This message id belongs to another message.", { field: "clientId" });
  });
}

/** A few words tell no language; they are in the one the ticket began in. */
function languageOr(language: string, [workspace, , ticketId]: string[], values: Values): string {
  if (language !== unknownLanguage) return values.add(language);
  return `coalesce((select h.language from ticket_search h where h.workspace_id = ${workspace} and h.ticket_id = ${ticketId}), '${unknownLanguage}')`;
}
