export { createRole, removeRole, updateRole } from "./create";
export { listRoles } from "./list";
