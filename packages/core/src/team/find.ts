import { teams } from "@desk/db/schema";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { conflict, DomainError, notFound } from "../error";

export type TeamRow = typeof teams.$inferSelect;

/** A team of this workspace, locked until the end of the transaction. */
export async function findTeam(ctx: Ctx, teamId: string): Promise<TeamRow> {
  const [team] = await ctx.db
    .select()
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspaceId), eq(teams.id, teamId)))
    .for("update");
  if (team === undefined) throw notFound("The team");
  return team;
}

export async function findActiveTeam(ctx: Ctx, teamId: string): Promise<TeamRow> {
  const team = await findTeam(ctx, teamId);
  if (team.archivedAt !== null) throw conflict("This team is archived.");
  return team;
}

export const teamNameTaken = (): DomainError => {
  const message = "There is a team with this name already.";
  return new DomainError("conflict", message, { fields: [{ path: "name", message }] });
};

export async function requireFreeTeamName(ctx: Ctx, name: string, exceptId: string | null): Promise<void> {
  const [taken] = await ctx.db
    .select({ id: teams.id })
    .from(teams)
    .where(
      and(
        eq(teams.workspaceId, ctx.workspaceId),
        isNull(teams.archivedAt),
        sql`lower(${teams.name}) = lower(${name})`,
        exceptId === null ? undefined : ne(teams.id, exceptId),
      ),
    );
  if (taken !== undefined) throw teamNameTaken();
}
