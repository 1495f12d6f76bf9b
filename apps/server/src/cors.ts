const exposed =
  "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, Idempotency-Replayed, Allow";
const accepted = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match";

/** Browsers of other origins may read answers only when the installation names them. Cookies never count here. */
export function corsHeaders(origin: string | undefined, allowed: ReadonlySet<string>): Record<string, string> {
  if (allowed.size === 0) return {};
  if (origin === undefined || !allowed.has(origin)) return { Vary: "Origin" };
  return { Vary: "Origin", "Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": exposed };
}

export function preflightHeaders(
  methods: string | null,
  origin: string | undefined,
  allowed: ReadonlySet<string>,
): Record<string, string> {
  if (methods === null) return {};
  if (origin === undefined || !allowed.has(origin)) return { Allow: methods };
  return {
    Allow: methods,
    "Access-Control-Allow-Methods": methods,
    "Access-Control-Allow-Headers": accepted,
    "Access-Control-Max-Age": "600",
  };
}
