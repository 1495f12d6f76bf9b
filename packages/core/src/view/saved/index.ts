export { createView } from "./create";
export { setTeamDefaultView } from "./default";
export { duplicateView } from "./duplicate";
export { listViews } from "./list";
export { removeView } from "./remove";
export { reorderViews } from "./reorder";
export { updateView } from "./update";
