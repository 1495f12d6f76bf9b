export { isPublicAddress } from "./address";
export { type Connect, connectGuarded } from "./connect";
export { type Fetch, type Fetched, fetchGuarded } from "./fetch";
export { createHostGuard, type HostGuard, type Resolve } from "./guard";
export type { NetProblem } from "./refused";
export { guardedLookup, resolveGuarded } from "./resolve";
