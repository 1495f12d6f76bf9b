import { organizations } from "@desk/db/schema";
import { and, eq, ne } from "drizzle-orm";
import type { Ctx } from "../context";
import { conflict, type DomainError } from "../error";
import { violatedUnique } from "../error/violation";

const nameTaken = (name: string): DomainError => {
  const message = `There is already an organization named ${name}.`;
  return conflict(message, { fields: [{ path: "name", message }] });
};

const externalIdTaken = (): DomainError => {
  const message = "The external id already belongs to another organization.";
  return conflict(message, { fields: [{ path: "externalId", message }] });
};

type Keys = { name?: string | undefined; externalId?: string | null | undefined };

/** Says in words which name or external id is taken. */
export async function refuseTakenKeys(ctx: Ctx, organizationId: string, { name, externalId }: Keys): Promise<void> {
  const others = and(eq(organizations.workspaceId, ctx.workspaceId), ne(organizations.id, organizationId));
  const has = async (condition: ReturnType<typeof eq>) =>
    (await ctx.db.select({ id: organizations.id }).from(organizations).where(and(others, condition))).length > 0;
  if (name !== undefined && (await has(eq(organizations.name, name)))) throw nameTaken(name);
  if (externalId && (await has(eq(organizations.externalId, externalId)))) throw externalIdTaken();
}

/** Of two who take the same name at once, the second learns it from the database. */
export async function namingTheTaken<T>({ name }: Keys, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const violated = violatedUnique(error);
    if (violated === "organizations_name") throw nameTaken(name ?? "this");
    throw violated === "organizations_external" ? externalIdTaken() : error;
  }
}
