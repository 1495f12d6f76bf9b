import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { Ticket } from "./find";
import type { Reopening } from "./status-machine";
import { isoOf } from "./time";

const dayMs = 24 * 60 * 60 * 1_000;

/** The team's rule for a customer's answer to a solved ticket; nobody else's deed and no other ticket asks for it. */
export async function findReopening(ctx: Ctx, ticket: Ticket): Promise<Reopening | undefined> {
  const { category, teamId, solvedAt } = ticket;
  if (ctx.actor.kind !== "customer" || category !== "solved" || teamId === null) return undefined;
  const [row] = await runStatement<Omit<Reopening, "daysSinceSolved">>(
    ctx.db,
    `select m.reopen_policy as policy, m.reopen_days as days, m.keeps_assignee_on_reopen as "keepsAssignee"
      from teams m where m.workspace_id = $1 and m.id = $2`,
    [ctx.workspaceId, teamId],
  );
  if (row === undefined) return undefined;
  const sinceMs = solvedAt === null ? 0 : ctx.now().getTime() - Date.parse(isoOf(solvedAt));
  return { ...row, daysSinceSolved: sinceMs / dayMs };
}
