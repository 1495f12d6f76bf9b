import type { MessageKind } from "@desk/contracts/words";
import { actorId, type Ctx } from "../context";
import { previewOf } from "../text";
import type { TicketChanges } from "../ticket/change";
import type { Ticket } from "../ticket/find";
import { isoOf } from "../ticket/time";
import { authorOf } from "./author";

type Said = {
  seq: number;
  kind: MessageKind;
  text: string;
  hasFile: boolean;
  /** By somebody who does not stand on the ticket, or by a machine: it is only counted. */
  isQuiet?: boolean | undefined;
};

/**
 * What a message leaves on its ticket. Preview, last author and waiting time tell of the public conversation
 * only, so a note changes none of them, and neither does a message that is not part of it.
 */
export function afterMessage(ctx: Ctx, ticket: Ticket, { seq, kind, text, hasFile, isQuiet }: Said): TicketChanges {
  const counted: TicketChanges = {
    messageSeq: seq,
    lastMessageKind: kind,
    ...(hasFile ? { hasAttachment: true } : {}),
  };
  if (kind === "note" || isQuiet === true) return counted;
  const author = authorOf(ctx.actor);
  return {
    ...counted,
    preview: previewOf(text),
    lastAuthorKind: author.kind,
    lastAuthorId: ctx.actor.kind === "apiKey" ? null : actorId(ctx.actor),
    waitingSince:
      author.kind !== "customer"
        ? null
        : ticket.waitingSince === null
          ? ctx.now().toISOString()
          : isoOf(ticket.waitingSince),
  };
}
