import { SignIn } from "@desk/contracts/account";
import { isDomainError } from "@desk/core/error";
import { closeSession, readSession, sessionMaxMs } from "@desk/core/session";
import { type Proven, signInWithIdentity, signInWithMagicLink, signInWithPassword } from "@desk/core/user";
import type { AuthOptions, Profile } from "next-auth";
import type { JWT } from "next-auth/jwt";
import type { Provider } from "next-auth/providers/index";
import { type Attempt, enter, ours } from "./attempt";
import { sessionCookieName } from "./cookie";
import { quietLogger } from "./log";
import { safeNext } from "./safe-next";
import type { AuthSettings } from "./settings";
import { toProvider } from "./single-sign-on";

/**
 * NextAuth for one request. Its token is an opaque session id of ours: `encode` opens a session or keeps the
 * one there is, `decode` looks it up, and nothing that a client sends gets into it.
 */
export function authOptions(settings: AuthSettings, attempt: Attempt): AuthOptions {
  const { publicUrl, secret, db, now } = settings;
  const isSecure = publicUrl.startsWith("https://");
  const refused = `${publicUrl}/sign-in?error=AccessDenied`;
  return {
    secret,
    useSecureCookies: isSecure,
    session: { strategy: "jwt", maxAge: sessionMaxMs / 1_000 },
    cookies: {
      sessionToken: {
        name: sessionCookieName(publicUrl),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
      },
    },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in" },
    logger: quietLogger(settings.log),
    providers: [passwordProvider(attempt), magicLinkProvider(attempt), ...settings.singleSignOn.map(toProvider)],
    jwt: {
      encode: async ({ token }) => sessionIdOf(token) ?? ours(attempt, () => enter(attempt)),
      decode: async ({ token }) => {
        const signedIn = token === undefined ? null : await ours(attempt, () => readSession(db, token, now()));
        if (signedIn === null || token === undefined) return null;
        return { sub: signedIn.actor.userId, name: signedIn.name, email: signedIn.email, sid: token };
      },
    },
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.type !== "oauth") return attempt.proven !== null;
        const provider = settings.singleSignOn.find(({ id }) => id === account.provider);
        if (provider === undefined) return refused;
        const identity = {
          provider: provider.issuer,
          subject: account.providerAccountId,
          email: profile?.email ?? null,
          isEmailVerified: isVerified(profile),
        };
        const who = await ours(attempt, () => signInWithIdentity(attempt.visitor, identity));
        if (who === null) return refused;
        attempt.proven = { who, method: "oidc" };
        return true;
      },
      // The token is what the database says; `session.update` of a client is not even looked at.
      jwt: ({ token }) => token,
      session: ({ session }) => session,
      redirect: ({ url, baseUrl }) => `${baseUrl}${safeNext(url, baseUrl)}`,
    },
    events: {
      async signOut({ token }) {
        const sid = token === null ? null : sessionIdOf(token);
        if (sid !== null) await ours(attempt, () => closeSession(attempt.visitor, sid));
      },
    },
  };
}

const sessionIdOf = (token: JWT | undefined): string | null => (typeof token?.sid === "string" ? token.sid : null);

/** Cognito and a few others write the claim as text. Anything but a clear yes is a no. */
const isVerified = (profile: (Profile & { email_verified?: unknown }) | undefined): boolean =>
  profile?.email_verified === true || profile?.email_verified === "true";

const asUser = ({ userId, name, email }: Proven) => ({ id: userId, name, email });

const passwordProvider = (attempt: Attempt): Provider => ({
  id: "credentials",
  name: "Password",
  type: "credentials",
  credentials: { email: {}, password: {} },
  async authorize(fields) {
    const input = SignIn.safeParse({ email: fields?.email ?? "", password: fields?.password ?? "" });
    if (!input.success) return null;
    const who = await provenOrNull(attempt, () => signInWithPassword(attempt.visitor, input.data));
    if (who !== null) attempt.proven = { who, method: "password" };
    return who === null ? null : asUser(who);
  },
});

const magicLinkProvider = (attempt: Attempt): Provider => ({
  id: "magic-link",
  name: "Sign-in link",
  type: "credentials",
  credentials: { token: {} },
  async authorize(fields) {
    const token = fields?.token;
    const who = await provenOrNull(attempt, () =>
      signInWithMagicLink(attempt.visitor, typeof token === "string" ? token : ""),
    );
    if (who === null) throw new Error("Expired");
    attempt.proven = { who, method: "magic_link" };
    return asUser(who);
  },
});

/** Refusals are an answer, not a failure. A limit is remembered, since NextAuth has no status for it. */
async function provenOrNull(attempt: Attempt, prove: () => Promise<Proven>): Promise<Proven | null> {
  try {
    return await ours(attempt, prove);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code !== "limit_exceeded") return null;
    attempt.retryAfterSeconds = error.details.retryAfterSeconds ?? 60;
    throw new Error("RateLimited");
  }
}
