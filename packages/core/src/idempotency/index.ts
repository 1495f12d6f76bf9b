export { forgetOldKeys } from "./forget";
export { type IdempotentRequest, requestHashOf, withIdempotency } from "./with-idempotency";
