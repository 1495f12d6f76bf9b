export { findSecretProblems } from "./boot-check";
export { hashSecret, newSecret } from "./secret";
export { createVault, type Vault } from "./vault";
