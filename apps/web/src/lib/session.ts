/** Signing in and out through NextAuth's own routes, without its client library. */

export type SignInResult = { ok: true; url: string } | { ok: false; message: string };

const messages: Record<string, string> = {
  CredentialsSignin: "The address or the password is not right.",
  RateLimited: "Too many attempts. Wait a minute, then try again.",
  Expired: "This link was used before or is too old. Ask for a new one.",
  AccessDenied: "Nobody here has this address. Ask an admin of your workspace to invite you.",
  OAuthCallback: "The single sign-on did not complete. Try again.",
  Deactivated: "This account is deactivated. Ask an admin of your workspace.",
};

export const signInMessage = (code: string): string => messages[code] ?? "Signing in did not work. Try again.";

async function post(path: string, fields: Record<string, string>): Promise<{ url?: string; status: number }> {
  const answer: unknown = await (await fetch("/api/auth/csrf", { cache: "no-store" })).json();
  const csrfToken = isRecord(answer) && typeof answer.csrfToken === "string" ? answer.csrfToken : "";
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
  const body: unknown = await response.json().catch(() => null);
  return {
    status: response.status,
    ...(isRecord(body) && typeof body.url === "string" ? { url: body.url } : {}),
  };
}

/** `provider` is `credentials` (email, password) or `magic-link` (token). */
export async function signIn(provider: string, fields: Record<string, string>, next: string): Promise<SignInResult> {
  try {
    const { url, status } = await post(`callback/${provider}`, { ...fields, callbackUrl: next });
    if (status === 429) return { ok: false, message: signInMessage("RateLimited") };
    const error = url === undefined ? null : new URL(url, window.location.href).searchParams.get("error");
    if (error !== null) return { ok: false, message: signInMessage(error) };
    return status < 400 && url !== undefined ? { ok: true, url: next } : { ok: false, message: signInMessage("") };
  } catch {
    return { ok: false, message: "The desk cannot be reached. Check your connection and try again." };
  }
}

/** Leaves for the provider's page, such as `cognito`. */
export async function startSingleSignOn(provider: string, next: string): Promise<boolean> {
  const { url } = await post(`signin/${provider}`, { callbackUrl: next });
  if (url === undefined) return false;
  window.location.assign(url);
  return true;
}

export async function signOut(): Promise<void> {
  await post("signout", { callbackUrl: "/sign-in" });
  window.location.assign("/sign-in");
}

/** Where to go after signing in: a path of this origin, or the queue. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "";
  const isOwnPath = /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next);
  return isOwnPath ? next : "/views/my-queue";
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
