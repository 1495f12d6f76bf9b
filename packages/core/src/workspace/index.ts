export { createWorkspaceRows, defaultRoles, defaultStatuses, type WorkspaceDefaults } from "./defaults";
export { readWorkspace, updateWorkspace } from "./read";
export { type Founded, type Founder, foundWorkspace, isSetUpOpen, setUp } from "./set-up";
export { slugOf } from "./slug";
