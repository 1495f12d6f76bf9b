/** Ways in which PostgreSQL, or the way to it, says: not now. */
const notNow = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "53300", // too many connections
  "55P03", // lock not available in time
  "57014", // statement cancelled by its timeout
  "57P01", // the administrator ends the session
  "57P02", // crash of another session
  "57P03", // starting up or shutting down
]);

/** True when the same request may well succeed a moment later. Drizzle wraps the driver's error, so causes count. */
export function isUnavailable(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string" && notNow.has(at.code)) return true;
  }
  return false;
}
