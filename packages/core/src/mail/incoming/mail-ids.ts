import { createHash } from "node:crypto";
import type { ParsedMail } from "@desk/contracts/parsed-mail";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";

export type KnownId = { ticketId: string; kind: "incoming" | "outgoing" | "referenced" };
export type KnownIds = ReadonlyMap<string, KnownId>;

/** Thrown when what a decision was built on changed meanwhile: look again and decide anew. */
export class ChangedMeanwhile extends Error {}

const lengthMax = 300;
/** The newest ones, and the first: the mail that began it all. */
const referencesMax = 200;

/** Ids are kept as they are written; monstrous ones by their hash, since an index takes no more. */
export const idOf = (messageId: string): string =>
  messageId.length <= lengthMax ? messageId : `sha256:${createHash("sha256").update(messageId).digest("hex")}`;

export type MailIds = {
  own: string | null;
  inReplyTo: string[];
  /** In the order of the header: the oldest first. */
  references: string[];
  /** Of its conversation, known from elsewhere; not in its headers. */
  related: string[];
};

export function idsOf({ messageId, inReplyTo, references }: ParsedMail, relatedIds: readonly string[] = []): MailIds {
  const kept =
    references.length <= referencesMax
      ? references
      : [...references.slice(0, 1), ...references.slice(1 - referencesMax)];
  return {
    own: messageId === null ? null : idOf(messageId),
    inReplyTo: inReplyTo.slice(0, referencesMax).map(idOf),
    references: kept.map(idOf),
    related: relatedIds.map(idOf),
  };
}

export const allIds = ({ own, inReplyTo, references, related }: MailIds): string[] => [
  ...new Set([...(own === null ? [] : [own]), ...inReplyTo, ...references, ...related]),
];

type Registered = { ticketId: string; messageId: string };

/**
 * Remembers that a mail and all it refers to belong to a ticket, so that whatever answers any of them meets there.
 * In sorted order, so that writers wait for each other instead of stopping each other. An id that somebody else gave
 * away since we looked means that the ticket may have been the wrong one.
 */
export async function registerIds(ctx: Ctx, ids: MailIds, known: KnownIds, to: Registered): Promise<void> {
  const all = allIds(ids).toSorted();
  const fresh = all.filter((id) => !known.has(id));
  if (fresh.length > 0) {
    const inserted = await runStatement<{ id: string }>(
      ctx.db,
      `insert into mail_ids (workspace_id, rfc_message_id, ticket_id, message_id, kind, created_at)
        select $1::uuid, x.id, $2::uuid, case when x.id = $4 then $3::uuid end,
          case when x.id = $4 then 'incoming' else 'referenced' end, $5::timestamptz
        from unnest($6::text[]) with ordinality as x(id, place) order by x.place
        on conflict (workspace_id, rfc_message_id) do nothing
        returning rfc_message_id as id`,
      [ctx.workspaceId, to.ticketId, to.messageId, ids.own, ctx.now().toISOString(), fresh],
    );
    if (inserted.length < fresh.length) throw new ChangedMeanwhile("A Message-ID was given to a ticket meanwhile.");
  }
  if (ids.own !== null && known.get(ids.own)?.kind === "referenced") await seen(ctx, ids.own, to);
}

/** The mail that others referred to has come. */
async function seen(ctx: Ctx, id: string, { ticketId, messageId }: Registered): Promise<void> {
  await runStatement(
    ctx.db,
    `update mail_ids i set kind = 'incoming', message_id = $4
      where i.workspace_id = $1 and i.rfc_message_id = $2 and i.ticket_id = $3 and i.kind = 'referenced'`,
    [ctx.workspaceId, id, ticketId, messageId],
  );
}
