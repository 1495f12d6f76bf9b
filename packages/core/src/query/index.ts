export { compileQuery } from "./compile";
export type { FieldSource, QueryEnv } from "./env";
export { evaluateQuery, testOf } from "./evaluate";
export { loadFacts, type TicketFacts } from "./facts";
export { queryEnv } from "./query-env";
export { readQuery } from "./read";
