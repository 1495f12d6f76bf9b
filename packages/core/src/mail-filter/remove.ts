import type { MailFilterRef } from "@desk/contracts/mail-filter";
import { mailFilters } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { findMailFilter } from "./find";

/** What the filter filled in before stays. */
export async function removeMailFilter(ctx: Ctx, { filterId }: MailFilterRef): Promise<void> {
  authorize(ctx.actor, "mail.manage");
  await inTransaction(ctx, async (ctx) => {
    const { name, source, pattern } = await findMailFilter(ctx, filterId);
    await ctx.db
      .delete(mailFilters)
      .where(and(eq(mailFilters.workspaceId, ctx.workspaceId), eq(mailFilters.id, filterId)));
    await recordEvent(ctx, "mail_filter.changed", { filterId, change: "deleted", name, source, pattern });
  });
}
