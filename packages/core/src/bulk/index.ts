export { countMatching } from "./matching";
export { startBulk } from "./start";
export { undoJob } from "./start-undo";
export { undoWork } from "./undo";
export { bulkWork } from "./work";
