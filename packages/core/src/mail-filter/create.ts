import type { CreateMailFilter, MailFilterView } from "@desk/contracts/mail-filter";
import { mailFilters } from "@desk/db/schema";
import { sql } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction, newId } from "../context";
import { recordEvent } from "../event";
import { requireTeams } from "./check";
import { findMailFilter } from "./find";
import { compilePattern } from "./pattern";
import { presentMailFilter } from "./present";

/** The new filter is asked last. */
export async function createMailFilter(ctx: Ctx, input: CreateMailFilter): Promise<MailFilterView> {
  authorize(ctx.actor, "mail.manage");
  compilePattern(input.pattern);
  return inTransaction(ctx, async (ctx) => {
    await requireTeams(ctx, input.actions);
    const id = newId();
    await ctx.db.insert(mailFilters).values({
      workspaceId: ctx.workspaceId,
      id,
      ...input,
      position: sql<number>`(select coalesce(max(o.position), -1) + 1 from mail_filters o where o.workspace_id = ${ctx.workspaceId})`,
      createdAt: ctx.now(),
    });
    const { name, source, pattern } = input;
    await recordEvent(ctx, "mail_filter.changed", { filterId: id, change: "created", name, source, pattern });
    return presentMailFilter(await findMailFilter(ctx, id));
  });
}
