import { runStatement, Values } from "@desk/db/statement";
import { can } from "../access";
import { type Ctx, newId } from "../context";
import { forbidden } from "../error";
import { recordEvent } from "../event";
import { readSettings } from "../workspace/settings";

export type Label = { id: string; name: string };

/** The labels of these names, whatever their case; missing ones are made where the workspace allows it. */
export async function findOrCreateLabels(ctx: Ctx, names: readonly string[]): Promise<Label[]> {
  const { found, missing } = await lookUp(ctx, names);
  return missing.length === 0 ? found : [...found, ...(await createMissing(ctx, missing))];
}

/** The same without making any: a label that would be made has no id yet. */
export async function foreseeLabelsOf(ctx: Ctx, names: readonly string[]): Promise<Label[]> {
  const { found, missing } = await lookUp(ctx, names);
  return [...found, ...missing.map((name) => ({ id: "", name }))];
}

async function lookUp(ctx: Ctx, names: readonly string[]): Promise<{ found: Label[]; missing: string[] }> {
  const wanted = new Map(names.map((name) => [name.toLowerCase(), name]));
  if (wanted.size === 0) return { found: [], missing: [] };
  const found = await findLabels(ctx, [...wanted.values()]);
  const missing = [...wanted.values()].filter((name) => !found.some((label) => isSame(label.name, name)));
  if (missing.length > 0) await requireLabelCreation(ctx, missing[0] ?? "");
  return { found, missing };
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export async function findLabels(ctx: Ctx, names: readonly string[]): Promise<Label[]> {
  return runStatement<Label>(
    ctx.db,
    `select l.id, l.name from labels l where l.workspace_id = $1
      and lower(l.name) = any(select lower(wanted) from unnest($2::text[]) as wanted) order by lower(l.name)`,
    [ctx.workspaceId, names],
  );
}

/** Agents may make labels while they work, unless the workspace leaves that to those who manage labels. */
async function requireLabelCreation(ctx: Ctx, name: string): Promise<void> {
  const { labelCreation } = await readSettings(ctx);
  const needed = labelCreation === "managers" ? "label.manage" : "label.create";
  if (!can(ctx.actor, needed)) throw forbidden(`There is no label "${name}", and you may not make new ones.`);
}

/** Two at once with the same name make one label: the second waits, inserts nothing and finds the first one's. */
async function createMissing(ctx: Ctx, names: string[]): Promise<Label[]> {
  const values = new Values();
  const workspace = values.add(ctx.workspaceId);
  const now = values.add(ctx.now().toISOString());
  const rows = names
    .toSorted()
    .map(
      (name) => `(${workspace}::uuid, ${values.add(newId())}::uuid, ${values.add(name)}::text, ${now}::timestamptz)`,
    );
  const made = await runStatement<Label>(
    ctx.db,
    `insert into labels (workspace_id, id, name, created_at) values ${rows.join(", ")}
      on conflict do nothing returning id, name`,
    values.list,
  );
  for (const { id, name } of made) await recordEvent(ctx, "label.created", { labelId: id, name });
  return made.length === names.length ? made : findLabels(ctx, names);
}
