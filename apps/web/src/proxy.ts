import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "./security/env";
import { contentPolicy, pageHeaders, pageOf } from "./security/policy";
import { scriptHashes } from "./security/script-hashes";
import { signInPathFor } from "./security/sign-in-path";

/** Headers for every page, and the way to the sign-in page for browsers without a cookie. Decides on no access. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const signIn = hasSessionCookie(request) ? null : signInPathFor(pathname, search);
  const response = signIn === null ? NextResponse.next() : redirectTo(signIn, request);
  const hashes = isDevelopment ? {} : scriptHashes();
  const policy = contentPolicy(hashes[pageOf(pathname, hashes)] ?? [], isDevelopment);
  response.headers.set("Content-Security-Policy", policy);
  const isHttps = request.headers.get("x-forwarded-proto") === "https";
  for (const [name, value] of Object.entries(pageHeaders(isHttps))) response.headers.set(name, value);
  return response;
}

const hasSessionCookie = ({ cookies }: NextRequest): boolean =>
  Boolean(cookies.get("halen_session")?.value || cookies.get("__Host-halen_session")?.value);

/** Next insists on a whole address here, and sends the path alone to a browser that came by the same host. */
function redirectTo(path: string, request: NextRequest): NextResponse {
  const response = NextResponse.redirect(new URL(path, request.nextUrl), 307);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

export const config = { matcher: ["/((?!_next/static|_next/image|api/|favicon\\.ico|icon).*)"] };
