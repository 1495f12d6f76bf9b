import type { Ctx } from "../../context";
import { planReply } from "./plan-reply";
import { queueReply } from "./queue-reply";

type Begun = {
  messageId: string;
  ticket: { id: string; number: number; subject: string; teamId: string | null; requesterId: string };
  fromAddress?: string | undefined;
};

/** The message that opens a ticket leaves as a reply does, when an agent wrote it: to the requester and all on copy. */
export async function mailFirstReply(ctx: Ctx, { messageId, ticket, fromAddress }: Begun): Promise<void> {
  const plan = await planReply(ctx, { kind: "reply", ticket, fromAddress });
  if (plan !== null) await queueReply(ctx, { messageId, ticket, kind: "reply" }, plan);
}
