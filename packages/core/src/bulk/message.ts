import type { BulkChange } from "@desk/contracts/bulk";
import { PostMessage } from "@desk/contracts/ticket";
import { type Ctx, newId } from "../context";
import { sendMessage } from "../mail/outgoing/schedule/send";
import type { Inverse } from "./inverse";

/** Writes to one ticket as the composer would: a reply is held for as long as its mailbox says. */
export async function writeMessage(
  ctx: Ctx,
  ticketId: string,
  said: NonNullable<BulkChange["message"]> & Partial<Pick<PostMessage, "attachmentIds" | "macro">>,
): Promise<Pick<Inverse, "heldId" | "messageId">> {
  const id = newId();
  const message = PostMessage.parse({ ...said, ticketId, clientId: id });
  const sent = await sendMessage(ctx, { message });
  return sent.kind === "scheduled" ? { heldId: id } : { messageId: id };
}
