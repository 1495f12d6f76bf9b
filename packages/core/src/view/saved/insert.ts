import type { CreateView } from "@desk/contracts/view";
import { views } from "@desk/db/schema";
import { sql } from "drizzle-orm";
import { type AgentActor, type Ctx, newId } from "../../context";
import { conflict } from "../../error";
import { recordEvent } from "../../event";
import { findView, type ViewRow } from "./find";
import type { Audience } from "./policy";
import { newViewSlug } from "./slug";

/** So many may one person have, and so many may all share: a sidebar is read, not searched. */
const viewsMax = 200;

export type ViewFields = Omit<CreateView, "scope" | "teamId">;

export async function insertView(ctx: Ctx<AgentActor>, audience: Audience, fields: ViewFields): Promise<ViewRow> {
  const ownOrShared =
    audience.scope === "me"
      ? sql`v.scope = 'me' and v.owner_user_id = ${ctx.actor.userId}::uuid`
      : sql`v.scope <> 'me'`;
  const [standing] = await ctx.db.execute<{ count: number; next: number }>(sql`
    select count(*)::int as count, coalesce(max(v.position), -1)::int + 1 as next
    from views v where v.workspace_id = ${ctx.workspaceId} and ${ownOrShared}`);
  const { count, next } = standing ?? { count: 0, next: 0 };
  if (count >= viewsMax) throw conflict(`There are ${viewsMax} views already. Delete one that nobody needs.`);
  const id = newId();
  await ctx.db.insert(views).values({
    workspaceId: ctx.workspaceId,
    id,
    slug: newViewSlug(fields.name),
    ...fields,
    ...audience,
    position: next,
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
  });
  const view = await findView(ctx, id);
  await recordEvent(ctx, "view.created", { viewId: id, ...toldOf(view) });
  return view;
}

/** What the history says of a view. One's own is nobody else's business, its name included. */
export const toldOf = ({ scope, teamId, name, query }: ViewRow): Record<string, unknown> =>
  scope === "me" ? { scope } : { scope, teamId, name, query };
