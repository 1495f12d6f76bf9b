import { mailboxes } from "@desk/db/schema";
import { and, asc, desc, eq } from "drizzle-orm";
import type { Ctx } from "../../context";
import { isMailbox } from "./find";

const isOurs = (ctx: Ctx) => eq(mailboxes.workspaceId, ctx.workspaceId);
const isDefault = (ctx: Ctx) => and(isOurs(ctx), eq(mailboxes.isDefault, true));

/** Makes this the one that answers leave from when nothing else decides. */
export async function makeDefault(ctx: Ctx, mailboxId: string): Promise<void> {
  await ctx.db.update(mailboxes).set({ isDefault: false }).where(isDefault(ctx));
  await ctx.db.update(mailboxes).set({ isDefault: true }).where(isMailbox(ctx, mailboxId));
}

/** As long as there are mailboxes, one is the default: an active one, the oldest. */
export async function keepDefault(ctx: Ctx): Promise<void> {
  const [present] = await ctx.db.select({ id: mailboxes.id }).from(mailboxes).where(isDefault(ctx));
  if (present !== undefined) return;
  const [oldest] = await ctx.db
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(isOurs(ctx))
    .orderBy(desc(mailboxes.isActive), asc(mailboxes.createdAt), asc(mailboxes.id))
    .limit(1);
  if (oldest !== undefined) await makeDefault(ctx, oldest.id);
}
