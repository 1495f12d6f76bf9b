import type { MergePreview, PreviewMerge } from "@desk/contracts/customer";
import { organizations } from "@desk/db/schema";
import { runStatement, Values } from "@desk/db/statement";
import { and, eq, inArray } from "drizzle-orm";
import { authorize, visibleTickets } from "../access";
import type { Ctx } from "../context";
import { countTickets, loadAddresses } from "./find";
import { mergedFields } from "./merge-fields";
import { findPair, haveDifferentIds, type Pair, whyNot } from "./merge-pair";

/** What merging these two would change. Writes nothing, and counts only tickets the actor may see. */
export async function previewMerge(ctx: Ctx, { targetId, sourceId }: PreviewMerge): Promise<MergePreview> {
  authorize(ctx.actor, "customer.edit");
  const pair = await findPair(ctx, targetId, sourceId);
  const { target, source } = pair;
  return {
    target: { id: target.id, name: target.name },
    source: { id: source.id, name: source.name },
    fields: await withNames(ctx, pair),
    addresses: await loadAddresses(ctx, source.id),
    ticketsCount: await countTickets(ctx, source.id),
    ccsCount: await countCcs(ctx, source.id),
    hasDifferentIds: haveDifferentIds(pair),
    problem: whyNot(pair)?.message ?? null,
  };
}

/** Organizations by name. */
async function withNames(ctx: Ctx, { target, source }: Pair): Promise<MergePreview["fields"]> {
  const ids = [target.organizationId, source.organizationId].filter((id) => id !== null);
  const rows =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ id: organizations.id, name: organizations.name })
          .from(organizations)
          .where(and(eq(organizations.workspaceId, ctx.workspaceId), inArray(organizations.id, ids)));
  const nameOf = (id: string | null) => rows.find((row) => row.id === id)?.name ?? null;
  return mergedFields(target, source).map((field) =>
    field.field === "organizationId"
      ? {
          field: "organization",
          target: nameOf(field.target),
          source: nameOf(field.source),
          result: nameOf(field.result),
        }
      : field,
  );
}

async function countCcs(ctx: Ctx, customerId: string): Promise<number> {
  const values = new Values();
  const workspace = values.add(ctx.workspaceId);
  const [row] = await runStatement<{ count: number }>(
    ctx.db,
    `select count(*)::int as count from ticket_ccs x
      join tickets t on t.workspace_id = ${workspace} and t.id = x.ticket_id
      where x.workspace_id = ${workspace} and x.customer_id = ${values.add(customerId)}
        and t.deleted_at is null and ${visibleTickets(ctx.actor, values)}`,
    values.list,
  );
  return row?.count ?? 0;
}
