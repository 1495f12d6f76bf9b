import type { RemoteImagesOf, RemoteImagesView } from "@desk/contracts/remote-image";
import { senderRules } from "@desk/db/schema";
import { actorId, type Ctx, inTransaction, newId } from "../context";
import { conflict } from "../error";
import { recordEvent } from "../event";
import { authorizeTicket, requireOn } from "../ticket/policy";
import { findMailWithImages } from "./find";

/** Shows pictures of this mail's sender from now on, to everybody at the desk. For those who answer the ticket. */
export async function allowRemoteImages(ctx: Ctx, { messageId }: RemoteImagesOf): Promise<RemoteImagesView> {
  authorizeTicket(ctx.actor, "reply");
  return inTransaction(ctx, async (ctx) => {
    const mail = await findMailWithImages(ctx, messageId);
    requireOn(ctx.actor, "reply", mail);
    if (mail.sender === null)
      throw conflict("Nobody knows who really sent this mail, so its pictures can only be shown once.");
    const added = await ctx.db
      .insert(senderRules)
      .values({
        workspaceId: ctx.workspaceId,
        id: newId(),
        pattern: mail.sender,
        verdict: "images",
        createdByUserId: ctx.actor.kind === "agent" ? actorId(ctx.actor) : null,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: senderRules.id });
    if (added.length > 0) await recordEvent(ctx, "sender.allowed", { pattern: mail.sender, verdict: "images" });
    return { sender: mail.sender, isAllowed: true };
  });
}
