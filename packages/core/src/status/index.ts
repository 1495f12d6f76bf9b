export { archiveStatus } from "./archive";
export { createStatus } from "./create";
export { listStatuses } from "./list";
export { updateStatus } from "./update";
