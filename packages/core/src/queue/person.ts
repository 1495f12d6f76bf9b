import type { AgentActor, Ctx } from "../context";
import { forbidden } from "../error";

/** A queue is worked through by a person; a key or a job has no hands of its own. */
export function requirePerson(ctx: Ctx): Ctx<AgentActor> {
  const { actor } = ctx;
  if (actor.kind !== "agent") throw forbidden("Only a person works through a queue.");
  return { ...ctx, actor };
}
