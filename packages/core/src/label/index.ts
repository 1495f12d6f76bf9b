export { createLabel } from "./create";
export { listLabels } from "./list";
export { mergeLabel } from "./merge";
export { removeLabel } from "./remove";
export { renameLabel } from "./rename";
