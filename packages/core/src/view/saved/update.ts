import type { SavedView, UpdateView } from "@desk/contracts/view";
import { views } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorizeInside } from "../../access";
import { type AgentActor, type Ctx, inTransaction } from "../../context";
import { conflict } from "../../error";
import { recordEvent } from "../../event";
import { requireAgent } from "../../session";
import { audienceFor } from "./audience";
import { canonicalQuery } from "./canonical";
import { dropTeamDefaults } from "./default";
import { findView, type ViewRow } from "./find";
import { toldOf } from "./insert";
import { type Audience, requireEditable } from "./policy";
import { presentView } from "./present";

/** Changes what is named. The slug stays, since bookmarks and subscriptions carry it. */
export async function updateView(ctx: Ctx, { viewId, version, ...input }: UpdateView): Promise<SavedView> {
  authorizeInside(ctx.actor, "ticket.read");
  return inTransaction(requireAgent(ctx), async (ctx) => {
    const before = await findView(ctx, viewId);
    requireEditable(ctx.actor, before);
    if (version !== undefined && version !== before.version)
      throw conflict("Somebody changed this view while you did. Look at it again.", { version: before.version });
    const audience = await newAudience(ctx, before, input);
    const change = { ...shownAs(before, input), ...audience };
    const query = input.query === undefined ? before.query : canonicalQuery(ctx, input.query);
    await ctx.db
      .update(views)
      .set({ ...change, query, version: before.version + 1, updatedAt: ctx.now() })
      .where(and(eq(views.workspaceId, ctx.workspaceId), eq(views.id, viewId)));
    if (audience.scope !== before.scope || audience.teamId !== before.teamId) await dropTeamDefaults(ctx, before.slug);
    const after = await findView(ctx, viewId);
    await recordEvent(ctx, "view.changed", { viewId, from: toldOf(before), to: toldOf(after) });
    return presentView(ctx.actor, after);
  });
}

/** Whoever takes a shared view for himself becomes its owner. */
async function newAudience(
  ctx: Ctx<AgentActor>,
  before: ViewRow,
  { scope = before.scope, teamId }: Pick<UpdateView, "scope" | "teamId">,
): Promise<Audience> {
  const wanted = { scope, teamId: teamId === undefined && scope === "team" ? before.teamId : (teamId ?? null) };
  if (wanted.scope === before.scope && wanted.teamId === before.teamId)
    return { scope: before.scope, teamId: before.teamId, ownerUserId: before.ownerUserId };
  return audienceFor(ctx, wanted);
}

const shownAs = (before: ViewRow, input: Omit<UpdateView, "viewId" | "version">) => ({
  name: input.name ?? before.name,
  columns: input.columns ?? before.columns,
  sort: input.sort ?? before.sort,
  groupBy: input.groupBy === undefined ? before.groupBy : input.groupBy,
  layout: input.layout ?? before.layout,
  boardBy: input.boardBy ?? before.boardBy,
});
