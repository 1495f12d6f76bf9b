import { mailboxes } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../context";
import { notFound } from "../../error";

export type MailboxRow = typeof mailboxes.$inferSelect;

export const isMailbox = (ctx: Ctx, mailboxId: string) =>
  and(eq(mailboxes.workspaceId, ctx.workspaceId), eq(mailboxes.id, mailboxId));

/** A mailbox of this workspace, locked until the end of the transaction. */
export async function findMailbox(ctx: Ctx, mailboxId: string): Promise<MailboxRow> {
  const [mailbox] = await ctx.db.select().from(mailboxes).where(isMailbox(ctx, mailboxId)).for("update");
  if (mailbox === undefined) throw notFound("The mailbox");
  return mailbox;
}
