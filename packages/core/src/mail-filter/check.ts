import type { MailFilterAction } from "@desk/contracts/mail-filter";
import { teams } from "@desk/db/schema";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Ctx } from "../context";
import { invalid } from "../error";

/** A team named by an action must be one of this workspace. */
export async function requireTeams(ctx: Ctx, actions: readonly MailFilterAction[]): Promise<void> {
  const ids = [...new Set(actions.filter(({ field }) => field === "team").map(({ value }) => value))];
  if (ids.length === 0) return;
  const found = await ctx.db
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspaceId), inArray(teams.id, ids), isNull(teams.archivedAt)));
  const missing = actions.findIndex(({ field, value }) => field === "team" && !found.some(({ id }) => id === value));
  if (missing >= 0) throw invalid(`actions.${missing}.value`, "This team does not exist. Choose another.");
}
