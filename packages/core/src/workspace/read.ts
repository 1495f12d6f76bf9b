import {
  defaultWorkspaceSettings,
  type UpdateWorkspace,
  type WorkspaceSettings,
  type WorkspaceView,
} from "@desk/contracts/workspace";
import { workspaces } from "@desk/db/schema";
import { eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../error";
import { recordEvent } from "../event";

export async function readWorkspace(ctx: Ctx): Promise<WorkspaceView> {
  authorize(ctx.actor, "workspace.manage");
  return presentWorkspace(await findWorkspace(ctx));
}

/** Changes the name and the settings that are named; the others stay. */
export async function updateWorkspace(ctx: Ctx, { name, settings }: UpdateWorkspace): Promise<WorkspaceView> {
  authorize(ctx.actor, "workspace.manage");
  return inTransaction(ctx, async (ctx) => {
    const before = presentWorkspace(await findWorkspace(ctx, "update"));
    const after = { ...before, name: name ?? before.name, settings: { ...before.settings, ...named(settings) } };
    const changes = changesBetween(before, after);
    if (Object.keys(changes).length === 0) return before;
    await ctx.db
      .update(workspaces)
      .set({ name: after.name, settings: after.settings })
      .where(eq(workspaces.id, ctx.workspaceId));
    await recordEvent(ctx, "workspace.changed", changes);
    return after;
  });
}

/** An absent setting and one that is `undefined` mean the same; only the keys of the schema are here. */
const named = (settings: UpdateWorkspace["settings"]): Partial<WorkspaceSettings> =>
  Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined));

/** What the history shows: each changed setting with its value before and after. */
function changesBetween(before: WorkspaceView, after: WorkspaceView): Record<string, { from: unknown; to: unknown }> {
  const flat = ({ name, settings }: WorkspaceView): Record<string, unknown> => {
    const { prefix, date } = settings.ticketNumbers;
    return { name, ...settings, ticketNumbers: `prefix ${prefix === "" ? "none" : prefix}, date ${date}` };
  };
  const old = flat(before);
  const changed = Object.entries(flat(after)).filter(([key, value]) => old[key] !== value);
  return Object.fromEntries(changed.map(([key, value]) => [key, { from: old[key], to: value }]));
}

async function findWorkspace(ctx: Ctx, lock?: "update"): Promise<typeof workspaces.$inferSelect> {
  const query = ctx.db.select().from(workspaces).where(eq(workspaces.id, ctx.workspaceId));
  const [row] = await (lock === undefined ? query : query.for(lock));
  if (row === undefined) throw notFound("The workspace");
  return row;
}

const presentWorkspace = ({ id, name, slug, settings }: typeof workspaces.$inferSelect): WorkspaceView => ({
  id,
  name,
  slug,
  settings: { ...defaultWorkspaceSettings, ...settings },
});
