import type { ListedView, ViewList } from "@desk/contracts/view";
import { type BuiltInView, builtInViews } from "@desk/contracts/words";
import { users } from "@desk/db/schema";
import { runStatement } from "@desk/db/statement";
import { and, eq } from "drizzle-orm";
import { authorizeInside, can } from "../../access";
import type { Ctx } from "../../context";
import { seesAll } from "../branches";
import { missingOf } from "./missing";
import { presentView } from "./present";
import { savedRows } from "./rows";

const builtInNames: Record<BuiltInView, string> = {
  "my-queue": "My queue",
  mine: "Assigned to me",
  unassigned: "Unassigned",
  "my-teams": "My teams",
  pending: "Waiting",
  solved: "Recently solved",
  "all-open": "All open",
  all: "All tickets",
  snoozed: "Snoozed",
  deleted: "Deleted",
};

type Team = { id: string; name: string; slug: string; defaultView: string | null };

/** Every view I have, in the order of my sidebar. */
export async function listViews(ctx: Ctx): Promise<ViewList> {
  authorizeInside(ctx.actor, "ticket.read");
  const [saved, teams, order] = await Promise.all([savedRows(ctx), teamsOf(ctx), orderOfMine(ctx)]);
  const missing = await missingOf(ctx, saved);
  const isMailManager = ctx.actor.kind === "agent" && can(ctx.actor, "mail.manage");
  const all: ListedView[] = [
    ...builtInViews.map((slug): ListedView => ({ slug, name: builtInNames[slug], kind: "builtIn", saved: null })),
    ...(isMailManager ? [{ slug: "suspended", name: "Suspended mails", kind: "mail" as const, saved: null }] : []),
    ...saved.map(
      (row): ListedView => ({
        slug: row.slug,
        name: row.name,
        kind: "saved",
        saved: presentView(ctx.actor, row, missing.get(row.id)),
      }),
    ),
    ...teams.map(({ slug, name }): ListedView => ({ slug: `team-${slug}`, name, kind: "team", saved: null })),
  ];
  const { actor } = ctx;
  const isMine = (id: string) => actor.kind === "agent" && actor.teams.has(id);
  return {
    views: inOrder(all, order),
    teamDefaults: teams.flatMap(({ id, defaultView }) =>
      defaultView !== null && isMine(id) ? [{ teamId: id, view: defaultView }] : [],
    ),
  };
}

function teamsOf(ctx: Ctx): Promise<Team[]> {
  const { actor } = ctx;
  const ofActor = actor.kind === "agent" && !seesAll(actor) ? [...actor.teams.keys()] : null;
  return runStatement<Team>(
    ctx.db,
    `select w.id, w.name, w.slug, w.default_view as "defaultView" from teams w
      where w.workspace_id = $1 and w.archived_at is null and ($2::uuid[] is null or w.id = any($2::uuid[]))
      order by w.position, lower(w.name), w.id`,
    [ctx.workspaceId, ofActor],
  );
}

async function orderOfMine(ctx: Ctx): Promise<readonly string[]> {
  if (ctx.actor.kind !== "agent") return [];
  const [row] = await ctx.db
    .select({ preferences: users.preferences })
    .from(users)
    .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.id, ctx.actor.userId)));
  // A row may be older than this preference.
  const kept: Partial<{ viewOrder: string[] }> = row?.preferences ?? {};
  return kept.viewOrder ?? [];
}

/** Named ones first in their order; the rest keeps its own. */
function inOrder(all: readonly ListedView[], order: readonly string[]): ListedView[] {
  const places = new Map(order.map((slug, index) => [slug, index]));
  return all.toSorted((a, b) => (places.get(a.slug) ?? order.length) - (places.get(b.slug) ?? order.length));
}
