export { type IdempotentRequest, requestHashOf, withIdempotency } from "./with-idempotency";
