import { randomBytes } from "node:crypto";

const prefix = randomBytes(6).toString("hex");
let count = 0;

/** Unique across processes and restarts; no secret. What clients send under that name is not trusted. */
export function nextRequestId(): string {
  count += 1;
  return `req_${prefix}${count.toString(36).padStart(6, "0")}`;
}
