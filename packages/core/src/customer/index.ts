export { createCustomer } from "./create";
export { findCustomerIdByEmail } from "./find-by-email";
export type { Requester } from "./find-or-create";
export { findOrCreateCustomer } from "./find-or-create";
export { listCustomers } from "./list";
export { getCustomer } from "./read";
export { removeCustomer } from "./remove";
export { updateCustomer } from "./update";
