import type { AgentActor, Ctx } from "../context";
import { forbidden } from "../error";

/** Account pages belong to people; a key or a job has no account. */
export function requireAgent(ctx: Ctx): Ctx<AgentActor> {
  const { actor } = ctx;
  if (actor.kind !== "agent") throw forbidden("Only a signed-in person has an account.");
  return { ...ctx, actor };
}
