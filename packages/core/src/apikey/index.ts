export { createApiKey, listApiKeys, revokeApiKey } from "./create";
export { type KeyHolder, readApiKey, touchApiKey } from "./read";
