import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { Terms } from "./terms";

const organizationsMax = 5;
const lookedMax = 100;

/** Ids of organizations by a part of their name. */
export async function findOrganizations(ctx: Ctx, { name }: Terms): Promise<string[]> {
  if (name === null || ctx.actor.kind === "customer") return [];
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const part = `desk_fold(${values.add(name)}::text)`;
  const rows = await runStatement<{ id: string }>(
    ctx.db,
    `${planEachTime} select near.id from (
      select o.id, desk_fold(o.name) as folded from organizations o
      where o.workspace_id = ${workspace} and desk_fold(o.name) like '%' || ${part} || '%' limit ${lookedMax}
    ) near order by near.folded not like ${part} || '%', near.folded limit ${organizationsMax}`,
    values.list,
  );
  return rows.map(({ id }) => id);
}
