import { views } from "@desk/db/schema";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../context";
import type { ViewRow } from "./find";
import { maySeeView } from "./policy";

/** The saved views the actor sees, as they were made: shared ones first. */
export async function savedRows(ctx: Ctx): Promise<ViewRow[]> {
  const rows = await ctx.db
    .select()
    .from(views)
    .where(and(eq(views.workspaceId, ctx.workspaceId), notOthers(ctx)))
    .orderBy(sql`${views.scope} = 'me'`, asc(views.position), asc(views.id));
  return rows.filter((row) => maySeeView(ctx.actor, row));
}

/** Rows of other people stay where they are; what of the others is seen, the policy says. */
function notOthers({ actor }: Ctx): SQL {
  const me = actor.kind === "agent" ? actor.userId : null;
  return sql`(${views.scope} <> 'me' or ${views.ownerUserId} = ${me}::uuid)`;
}
