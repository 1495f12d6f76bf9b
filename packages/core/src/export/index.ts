export { deleteExpiredExports } from "./delete-expired";
export { exportHeaders, openExport } from "./open";
export { listExports, readExport } from "./read";
export { startExport } from "./start";
export { exportWork } from "./work";
