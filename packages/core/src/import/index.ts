export { csvLine } from "./csv-text";
export { importTargets } from "./mapping";
export type { RowProblem } from "./row";
export { type ImportOptions, type ImportResult, importTickets } from "./tickets";
