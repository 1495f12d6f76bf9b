import NextAuthModule from "next-auth";
import type { Attempt } from "./attempt";
import { parseCookies, sessionCookieName } from "./cookie";
import { announcePublicUrl } from "./env";
import { collectResponse, type NodeStyleRequest, nextAuthFunction } from "./node-style";
import { authOptions } from "./options";
import type { AuthSettings } from "./settings";

const getActions = new Set(["csrf", "session", "providers", "signin", "signout", "callback", "error"]);
const postActions = new Set(["signin", "signout", "callback", "session"]);
/** Mail scanners open links, so opening one must do nothing. */
const postedOnly = new Set(["credentials", "magic-link"]);
const bodyMaxBytes = 16_384;
const formPosted = "application/x-www-form-urlencoded";

const nextAuth = nextAuthFunction(NextAuthModule);

/** Answers everything below `/api/auth/`: signing in and out, with whichever server it runs in. */
export async function answerAuthRequest(request: Request, settings: AuthSettings): Promise<Response> {
  const url = URL.parse(request.url);
  const [action = "", providerId, ...rest] = (url?.pathname ?? "").split("/").slice(3);
  const known = request.method === "GET" ? getActions : request.method === "POST" ? postActions : null;
  if (known === null) return new Response(null, { status: 405, headers: { allow: "GET, POST" } });
  if (url === null || !known.has(action) || rest.length > 0) return new Response("Not found", { status: 404 });
  if (request.method === "GET" && action === "callback" && postedOnly.has(providerId ?? ""))
    return new Response("Open the link in a browser and press the button.", {
      status: 405,
      headers: { allow: "POST" },
    });
  const body = request.method === "POST" ? await readFields(request) : {};
  if (body === null) return new Response("The form is too large or not readable.", { status: 400 });

  announcePublicUrl(settings.publicUrl);
  const name = sessionCookieName(settings.publicUrl);
  const cookies = parseCookies(request.headers.get("cookie"));
  // NextAuth joins cookies that begin with the session's name; ours is one short value.
  for (const other of cookies.keys()) if (other !== name && other.startsWith(name)) cookies.delete(other);
  const attempt: Attempt = {
    visitor: { db: settings.db, now: settings.now, address: lastOf(request.headers.get("x-forwarded-for")) },
    userAgent: request.headers.get("user-agent"),
    oldToken: cookies.get(name),
    proven: null,
    retryAfterSeconds: null,
    isBroken: false,
    log: settings.log,
  };
  const nodeRequest: NodeStyleRequest = {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    cookies: Object.fromEntries(cookies),
    body,
    query: { ...Object.fromEntries(url.searchParams), nextauth: [action, ...(providerId ? [providerId] : [])] },
  };
  const response = await collectResponse((res) => nextAuth(nodeRequest, res, authOptions(settings, attempt)));
  return refine(response, attempt);
}

/** The door in front sets the header itself and drops what the client sent. */
const lastOf = (forwarded: string | null): string | null => forwarded?.split(",").at(-1)?.trim() || null;

/** The fields of a small form or JSON object; null for anything else. Only texts count. */
async function readFields(request: Request): Promise<Record<string, string> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > bodyMaxBytes) return null;
  const text = await request.text();
  if (text.length > bodyMaxBytes) return null;
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith(formPosted)) return Object.fromEntries(new URLSearchParams(text));
  if (text === "") return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return null;
    return Object.fromEntries(Object.entries(parsed).filter(([, value]) => typeof value === "string"));
  } catch {
    return null;
  }
}

function refine(response: Response, { retryAfterSeconds, isBroken }: Attempt): Response {
  if (isBroken) return unavailable();
  response.headers.set("cache-control", "private, no-store");
  if (retryAfterSeconds === null) return response;
  const headers = new Headers(response.headers);
  headers.set("retry-after", String(retryAfterSeconds));
  return new Response(response.body, { status: 429, headers });
}

/** Says nothing about cookies, so that a hiccup of the database signs nobody out of the browser. */
const unavailable = (): Response =>
  Response.json(
    { message: "Signing in does not work at this moment. Try again in a few seconds." },
    { status: 503, headers: { "retry-after": "5", "cache-control": "no-store" } },
  );
