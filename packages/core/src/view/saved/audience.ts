import type { ViewScope } from "@desk/contracts/words";
import { levelIn } from "../../access";
import type { AgentActor, Ctx } from "../../context";
import { forbidden, invalid } from "../../error";
import { findActiveTeam } from "../../team/find";
import { type Audience, mayEditView } from "./policy";

/** Whom the actor wants a view to be for, once that is found to be his to say. */
export async function audienceFor(
  ctx: Ctx<AgentActor>,
  wanted: { scope: ViewScope; teamId: string | null },
): Promise<Audience> {
  const { scope, teamId } = wanted;
  if (scope !== "team" && teamId !== null) throw invalid("teamId", "Only a view for a team names one.");
  const audience = { scope, teamId, ownerUserId: ctx.actor.userId };
  if (scope === "team") await requireTeam(ctx, teamId);
  if (!mayEditView(ctx.actor, audience))
    throw forbidden(
      scope === "team"
        ? "A view for a team takes full access in that team."
        : "A view for everyone takes the right to manage views.",
    );
  return audience;
}

/** A team the actor does not see is not told apart from one that is not there. */
async function requireTeam(ctx: Ctx<AgentActor>, teamId: string | null): Promise<void> {
  if (teamId === null) throw invalid("teamId", "Choose the team that the view is for.");
  if (levelIn(ctx.actor, teamId) === "none") throw invalid("teamId", "This team was not found.");
  await findActiveTeam(ctx, teamId).catch(() => {
    throw invalid("teamId", "This team was not found.");
  });
}
