import { attachments } from "@desk/db/schema";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Ctx } from "../context";
import { DomainError } from "../error";
import { uploader } from "./store";

export type Binding = { ticketId: string; messageId: string; attachmentIds: string[] };

/** Gives the actor's loose files to a message, in the message's transaction. One that is gone stops the message. */
export async function bindAttachments(ctx: Ctx, { ticketId, messageId, attachmentIds }: Binding): Promise<void> {
  const ids = [...new Set(attachmentIds)];
  if (ids.length === 0) return;
  const mine = uploader(ctx.actor);
  const bound = await ctx.db
    .update(attachments)
    .set({ ticketId, messageId, boundAt: ctx.now() })
    .where(
      and(
        eq(attachments.workspaceId, ctx.workspaceId),
        inArray(attachments.id, ids),
        isNull(attachments.messageId),
        ne(attachments.sha256, ""),
        mine.uploadedByUserId === null ? undefined : eq(attachments.uploadedByUserId, mine.uploadedByUserId),
        mine.uploadedByKeyId === null ? undefined : eq(attachments.uploadedByKeyId, mine.uploadedByKeyId),
      ),
    )
    .returning({ id: attachments.id });
  const missing = attachmentIds.flatMap((id, at) => (bound.some((row) => row.id === id) ? [] : [at]));
  if (missing.length === 0) return;
  const message = "This file is no longer there. Attach it again.";
  throw new DomainError("invalid", message, {
    fields: missing.map((at) => ({ path: `attachmentIds.${at}`, message })),
  });
}
