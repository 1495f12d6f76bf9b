export { createOrganization } from "./create";
export { listOrganizations } from "./list";
export { getOrganization } from "./read";
export { removeOrganization } from "./remove";
export { updateOrganization } from "./update";
