import type { IncomingHttpHeaders } from "node:http";

/** Headers that name a person, a path or a place on behalf of somebody else. A stranger's are dropped. */
const spoken = new Set([
  "forwarded",
  "proxy",
  "x-real-ip",
  "x-client-ip",
  "x-cluster-client-ip",
  "true-client-ip",
  "cf-connecting-ip",
  "fastly-client-ip",
  "remote-user",
  "x-remote-user",
  "x-user",
  "x-original-url",
  "x-original-host",
  "x-rewrite-url",
  "x-http-method-override",
  "x-method-override",
  "x-matched-path",
  "x-now-route-matches",
  "x-nextjs-matched-path",
  "x-prerender-revalidate",
  "x-prerender-revalidate-if-generated",
  "x-request-id",
]);
const spokenPrefixes = [
  "x-forwarded-",
  "x-middleware-",
  "x-invoke-",
  "x-auth-request-",
  "x-vercel-",
  "x-next-revalidate",
];

const isSpoken = (name: string): boolean =>
  spoken.has(name) || spokenPrefixes.some((prefix) => name.startsWith(prefix));

export type Hop = { publicUrl: URL; address: string; requestId: string };

/** Takes away what the client claims about itself and says what this door knows. Done before pages are asked. */
export function rewriteForwarding(headers: IncomingHttpHeaders, { publicUrl, address, requestId }: Hop): void {
  for (const name of Object.keys(headers)) if (isSpoken(name)) delete headers[name];
  headers["x-forwarded-host"] = publicUrl.host;
  headers["x-forwarded-proto"] = publicUrl.protocol.slice(0, -1);
  headers["x-forwarded-for"] = address;
  headers["x-request-id"] = requestId;
}
