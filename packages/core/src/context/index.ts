export type { Actor, AgentActor, ApiKeyActor, CustomerActor, SystemActor } from "./actor";
export { actorId } from "./actor";
export type { Ctx } from "./ctx";
export { inTransaction, newId, systemCtx } from "./ctx";
