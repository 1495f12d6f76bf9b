import { ticketLinks } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../context";

/** Makes every link of this customer to this ticket worthless, for good. */
export async function revokeTicketLinks(ctx: Ctx, ticketId: string, customerId: string): Promise<void> {
  await ctx.db
    .delete(ticketLinks)
    .where(
      and(
        eq(ticketLinks.workspaceId, ctx.workspaceId),
        eq(ticketLinks.ticketId, ticketId),
        eq(ticketLinks.customerId, customerId),
      ),
    );
}
