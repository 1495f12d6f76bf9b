export { findSecretProblems } from "./boot-check";
export { hashSecret, newSecret } from "./secret";
