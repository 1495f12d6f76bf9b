import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import type { SingleSignOn } from "../single-sign-on";

export type Claim = { email?: string; email_verified?: boolean | string; name?: string };

/** A real OpenID provider on loopback. `people` says what it knows; `signedIn` is who sits at the browser. */
export type Issuer = {
  url: string;
  people: Map<string, Claim>;
  signedIn: string;
  client: (id: SingleSignOn["id"]) => SingleSignOn;
  /** Goes where the desk sends the browser and comes back with the address of the callback. */
  visit: (authorizationUrl: string) => Promise<URL>;
  close: () => Promise<void>;
};

export async function startIssuer(publicUrl: string, options: { claimsInIdToken?: boolean } = {}): Promise<Issuer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${asAddress(server.address()).port}`;
  const people = new Map<string, Claim>();
  const clientIds = ["cognito", "oidc"] as const;
  const provider = new Provider(url, {
    clients: clientIds.map((id) => ({
      client_id: `desk-${id}`,
      client_secret: `secret-of-${id}`,
      redirect_uris: [`${publicUrl}/api/auth/callback/${id}`],
      response_types: ["code"],
    })),
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: options.claimsInIdToken === false,
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...people.get(accountId) }),
    }),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant({ oidc }) {
      const { client, session } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const issuer: Issuer = {
    url,
    people,
    signedIn: "",
    client: (id) => ({
      id,
      name: id,
      issuer: url,
      clientId: `desk-${id}`,
      clientSecret: `secret-of-${id}`,
    }),
    visit: (authorizationUrl) => follow(authorizationUrl, publicUrl),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/") !== true) return void answer(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: issuer.signedIn } });
  });
  return issuer;
}

async function follow(start: string, publicUrl: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(start);
  for (let hop = 0; hop < 10; hop++) {
    if (at.origin === publicUrl) return at;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = response.headers.get("location");
    if (location === null) throw new Error(`The issuer answered ${response.status}: ${await response.text()}`);
    at = new URL(location, at);
  }
  throw new Error("The issuer redirects in circles.");
}

const asAddress = (address: string | AddressInfo | null): AddressInfo => {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address;
};
