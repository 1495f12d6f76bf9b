import type { MailFilterView, UpdateMailFilter } from "@desk/contracts/mail-filter";
import { mailFilters } from "@desk/db/schema";
import { and, asc, eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { requireTeams } from "./check";
import { findMailFilter } from "./find";
import { compilePattern } from "./pattern";
import { presentMailFilter } from "./present";

/** Changes what is named; a new position moves the filter and makes the others close up. */
export async function updateMailFilter(ctx: Ctx, { filterId, ...input }: UpdateMailFilter): Promise<MailFilterView> {
  authorize(ctx.actor, "mail.manage");
  if (input.pattern !== undefined) compilePattern(input.pattern);
  return inTransaction(ctx, async (ctx) => {
    const before = presentMailFilter(await findMailFilter(ctx, filterId));
    await requireTeams(ctx, input.actions ?? []);
    const { position, ...wanted } = input;
    const after = {
      name: wanted.name ?? before.name,
      source: wanted.source ?? before.source,
      pattern: wanted.pattern ?? before.pattern,
      actions: wanted.actions ?? before.actions,
      isActive: wanted.isActive ?? before.isActive,
    };
    await ctx.db
      .update(mailFilters)
      .set(after)
      .where(and(eq(mailFilters.workspaceId, ctx.workspaceId), eq(mailFilters.id, filterId)));
    if (position !== undefined) await moveTo(ctx, filterId, position);
    const view = presentMailFilter(await findMailFilter(ctx, filterId));
    if (JSON.stringify(view) !== JSON.stringify(before)) {
      await recordEvent(ctx, "mail_filter.changed", { filterId, change: "changed", from: before, to: view });
    }
    return view;
  });
}

async function moveTo(ctx: Ctx, filterId: string, position: number): Promise<void> {
  const rows = await ctx.db
    .select({ id: mailFilters.id })
    .from(mailFilters)
    .where(eq(mailFilters.workspaceId, ctx.workspaceId))
    .orderBy(asc(mailFilters.position), asc(mailFilters.id))
    .for("update");
  const order = rows.map(({ id }) => id).filter((id) => id !== filterId);
  order.splice(position, 0, filterId);
  for (const [index, id] of order.entries()) {
    await ctx.db
      .update(mailFilters)
      .set({ position: index })
      .where(and(eq(mailFilters.workspaceId, ctx.workspaceId), eq(mailFilters.id, id)));
  }
}
