import type { IncomingHttpHeaders } from "node:http";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Origins from which this installation's own pages call it. On a laptop all names of loopback are one. */
export function ownOrigins(publicUrl: URL): ReadonlySet<string> {
  if (!loopback.includes(publicUrl.hostname)) return new Set([publicUrl.origin]);
  const port = publicUrl.port === "" ? "" : `:${publicUrl.port}`;
  return new Set(loopback.map((host) => `${publicUrl.protocol}//${host}${port}`));
}

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A browser sends cookies wherever a page points it, but it always names the page's origin on a request that
 * could change something. So: cookie and change together need an origin of ours. Keys travel in a header that
 * no foreign page can set, so they need none.
 */
export function isForeignMutation(method: string, headers: IncomingHttpHeaders, own: ReadonlySet<string>): boolean {
  if (reading.has(method) || headers.cookie === undefined) return false;
  if (headers["sec-fetch-site"] === "cross-site") return true;
  return headers.origin === undefined || !own.has(headers.origin);
}
