import { isDeepStrictEqual } from "node:util";
import type { OrganizationView, UpdateOrganization } from "@desk/contracts/customer";
import { organizations } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { recordEvent } from "../event";
import { adoptCustomers, refuseTakenDomains } from "./domains";
import { loadOrganization, lockOrganization, type OrganizationRow } from "./find";
import { refusePublicDomains } from "./public-domains";
import { namingTheTaken, refuseTakenKeys } from "./taken";

/** Changes what is given and leaves the rest. A writer who saw an older version gets a conflict with both values. */
export async function updateOrganization(
  ctx: Ctx,
  { organizationId, version, ...given }: UpdateOrganization,
): Promise<OrganizationView> {
  authorize(ctx.actor, "customer.edit");
  return namingTheTaken(given, () =>
    inTransaction(ctx, async (ctx) => {
      const row = await lockOrganization(ctx, organizationId);
      const changes = given.domains === undefined ? given : { ...given, domains: [...new Set(given.domains)] };
      const fields = changedFields(row, changes);
      if (fields.length === 0) return loadOrganization(ctx, organizationId);
      if (version !== undefined && version !== row.version) throw staleOrganization(row, changes, fields);
      refusePublicDomains(changes.domains ?? [], row.domains);
      await refuseTakenKeys(ctx, organizationId, changes);
      await refuseTakenDomains(ctx, organizationId, changes.domains ?? []);
      await ctx.db
        .update(organizations)
        .set({ ...changes, version: row.version + 1, updatedAt: ctx.now() })
        .where(and(eq(organizations.workspaceId, ctx.workspaceId), eq(organizations.id, organizationId)));
      await adoptCustomers(ctx, organizationId, changes.domains ?? []);
      await recordEvent(ctx, "organization.changed", { organizationId, name: changes.name ?? row.name, fields });
      return loadOrganization(ctx, organizationId);
    }),
  );
}

type Changes = Omit<UpdateOrganization, "organizationId" | "version">;

const staleOrganization = (row: OrganizationRow, changes: Changes, [field = ""]: string[]) =>
  conflict("Somebody changed this while you did. Choose which of the two stays.", {
    field,
    mine: changes[field as keyof Changes],
    theirs: row[field as keyof Changes],
    version: row.version,
  });

const changedFields = (row: OrganizationRow, changes: Changes) =>
  Object.entries(changes)
    .filter(([field, value]) => value !== undefined && !isDeepStrictEqual(value, row[field as keyof OrganizationRow]))
    .map(([field]) => field);
