export { readWorkspaceMailHealth } from "./read";
