import type { Provider } from "next-auth/providers/index";
import type { OAuthConfig } from "next-auth/providers/oauth";

/** One identity provider of the installation. */
export type SingleSignOn = {
  id: "cognito" | "oidc";
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
};

type SingleSignOnEnv = Partial<
  Record<
    | "COGNITO_ISSUER"
    | "COGNITO_CLIENT_ID"
    | "COGNITO_CLIENT_SECRET"
    | "OIDC_ISSUER"
    | "OIDC_CLIENT_ID"
    | "OIDC_CLIENT_SECRET"
    | "OIDC_NAME",
    string
  >
>;

/** The identity providers that the environment configures; half a configuration stops the process. */
export function singleSignOnOf(env: SingleSignOnEnv): SingleSignOn[] {
  return [
    ...one(
      "cognito",
      "Amazon Cognito",
      "COGNITO",
      env.COGNITO_ISSUER,
      env.COGNITO_CLIENT_ID,
      env.COGNITO_CLIENT_SECRET,
    ),
    ...one(
      "oidc",
      env.OIDC_NAME || "Single sign-on",
      "OIDC",
      env.OIDC_ISSUER,
      env.OIDC_CLIENT_ID,
      env.OIDC_CLIENT_SECRET,
    ),
  ];
}

function one(
  id: SingleSignOn["id"],
  name: string,
  prefix: string,
  issuer = "",
  clientId = "",
  clientSecret = "",
): SingleSignOn[] {
  if (issuer === "" && clientId === "" && clientSecret === "") return [];
  const missing = Object.entries({ ISSUER: issuer, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret })
    .filter(([, value]) => value === "")
    .map(([key]) => `${prefix}_${key}`);
  if (missing.length > 0) throw new Error(`${missing.join(" and ")} must be set for single sign-on.`);
  return [{ id, name, issuer: issuer.replace(/\/+$/u, ""), clientId, clientSecret }];
}

/** What the sign-in page offers. */
export type SignInChoices = { password: true; magicLink: true; oidc: { id: string; name: string }[] };

export const signInChoices = (providers: readonly SingleSignOn[]): SignInChoices => ({
  password: true,
  magicLink: true,
  oidc: providers.map(({ id, name }) => ({ id, name })),
});

/** What an issuer says about a person, as far as we ask. */
export type Claims = { sub: string; email?: string; email_verified?: boolean | string; name?: string };

/** Authorization code with PKCE, state and nonce. NextAuth's own Cognito provider is the same with fewer checks. */
export function toProvider({ id, name, issuer, clientId, clientSecret }: SingleSignOn): Provider {
  const provider: OAuthConfig<Claims> = {
    id,
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    httpOptions: { timeout: 10_000 },
    userinfo: {
      // Some issuers keep the address out of the ID token.
      request: async ({ client, tokens }) => {
        const claims = claimsIn(tokens);
        if (claims.email !== undefined || tokens.access_token === undefined) return claims;
        const more = await client.userinfo<Claims>(tokens.access_token);
        if (more.sub !== claims.sub) throw new Error("The issuer answered about somebody else");
        return more;
      },
    },
    profile: ({ sub, email, name }) => ({ id: sub, name: name ?? null, email: email ?? null, image: null }),
  };
  return provider;
}

/** NextAuth's type hides the method of openid-client, which reads the ID token it has verified. */
function claimsIn(tokens: object): Claims {
  if (!("claims" in tokens) || typeof tokens.claims !== "function") throw new Error("The issuer sent no ID token");
  return tokens.claims.call(tokens);
}
