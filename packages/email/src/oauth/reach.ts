import { type OAuthProvider, oauthProviders } from "@desk/contracts/mailbox";
import { type OAuthReach, type OAuthTokens, SignInEnded } from "@desk/core/mail/mailbox";
import { fetchGuarded, type HostGuard } from "@desk/core/net";
import type { OAuthClient, OAuthClients } from "./clients";

type Options = { clients: OAuthClients; redirectUrl: string; guard: HostGuard; now: () => Date };
type Answer = {
  access_token?: unknown;
  refresh_token?: unknown;
  expires_in?: unknown;
  error?: unknown;
  error_description?: unknown;
};

const withinMs = 6_000;
/** A provider that does not say how long a token is good: RFC 6749 leaves it out, an hour is usual. */
const usualSeconds = 3_600;
/** Errors after which the refresh token is worth nothing (RFC 6749, 5.2; OpenID Connect Core, 3.1.2.6). */
const finalErrors = new Set([
  "invalid_grant",
  "interaction_required",
  "login_required",
  "consent_required",
  "unauthorized_client",
  "access_denied",
]);

/** Signs in with Google and Microsoft: authorization code with PKCE, and refresh. */
export function oauthReach({ clients, redirectUrl, guard, now }: Options): OAuthReach {
  const clientOf = (provider: OAuthProvider): OAuthClient => {
    const client = clients[provider];
    if (client === undefined) throw new Error(`Signing in with ${provider} is not set up on this installation.`);
    return client;
  };
  const ask = async (provider: OAuthProvider, fields: Record<string, string>): Promise<OAuthTokens> => {
    const client = clientOf(provider);
    const { status, bytes } = await fetchGuarded(guard, client.tokenUrl, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: new URLSearchParams({ client_id: client.id, client_secret: client.secret, ...fields }).toString(),
      timeoutMs: withinMs,
      bytesMax: 100_000,
    });
    return tokensOf(provider, status, readAnswer(bytes), now());
  };
  return {
    providers: oauthProviders.filter((provider) => clients[provider] !== undefined),
    redirectUrl,
    authorizationUrl({ provider, state, challenge, user }) {
      const client = clientOf(provider);
      const url = new URL(client.authorizeUrl);
      const fields = {
        response_type: "code",
        client_id: client.id,
        redirect_uri: redirectUrl,
        scope: client.scope,
        state,
        code_challenge: challenge,
        code_challenge_method: "S256",
        login_hint: user,
        ...client.extra,
      };
      for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
      return url.toString();
    },
    exchange: ({ provider, code, verifier }) =>
      ask(provider, {
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri: redirectUrl,
      }),
    refresh: ({ provider, refreshToken }) =>
      ask(provider, { grant_type: "refresh_token", refresh_token: refreshToken }),
  };
}

function readAnswer(bytes: Uint8Array): Answer {
  try {
    const json: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return typeof json === "object" && json !== null ? json : {};
  } catch {
    return {};
  }
}

function tokensOf(provider: OAuthProvider, status: number, answer: Answer, now: Date): OAuthTokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = answer;
  if (status === 200 && typeof accessToken === "string" && accessToken !== "") {
    const lasts = typeof seconds === "number" && seconds > 0 ? seconds : usualSeconds;
    return {
      accessToken,
      accessExpiresAt: new Date(now.getTime() + lasts * 1_000),
      refreshToken: typeof refreshToken === "string" && refreshToken !== "" ? refreshToken : null,
    };
  }
  const name = provider === "google" ? "Google" : "Microsoft";
  if (typeof answer.error === "string" && finalErrors.has(answer.error))
    throw new SignInEnded(`${name} does not let this mailbox sign in any more (${answer.error}). Sign in again.`);
  const error = typeof answer.error === "string" ? answer.error.slice(0, 100) : `status ${status}`;
  throw new Error(`${name} could not be asked for a sign-in just now (${error}). It will be tried again.`);
}
