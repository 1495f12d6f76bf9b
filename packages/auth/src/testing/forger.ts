import { createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { SingleSignOn } from "../single-sign-on";

type Parts = { header: Record<string, unknown>; claims: Record<string, unknown>; sign: (input: string) => string };

/** What an issuer puts into an ID token, before somebody tampers with it. */
export type Tamper = (parts: Parts, tools: { otherKey: KeyObject; publicPem: string }) => Parts;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export const signedBy = (key: KeyObject) => (input: string) =>
  createSign("RSA-SHA256").update(input).sign(key).toString("base64url");
export const signedWithText = (text: string) => (input: string) =>
  createHmac("sha256", text).update(input).digest("base64url");

/** An issuer that hands out the ID tokens we tell it to. It asks nobody who they are. */
export async function startForger(email: string) {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const otherKey = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey;
  const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();
  let tamper: Tamper = (parts) => parts;
  let nonce = "";
  const server = createServer((request, response) => {
    const answer = (body: unknown) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(body));
    };
    if (request.url === "/jwks")
      return answer({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k1", alg: "RS256" }] });
    if (request.url === "/token") return answer({ access_token: "at", token_type: "Bearer", id_token: idToken() });
    answer({
      issuer: url,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
      response_types_supported: ["code"],
      id_token_signing_alg_values_supported: ["RS256", "none", "HS256"],
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;

  function idToken(): string {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: url, sub: "s", aud: "desk", iat: now, exp: now + 60, nonce, email, email_verified: true };
    const plain: Parts = { header: { alg: "RS256", kid: "k1" }, claims, sign: signedBy(privateKey) };
    const { header, claims: told, sign } = tamper(plain, { otherKey, publicPem });
    const input = `${part(header)}.${part(told)}`;
    return `${input}.${sign(input)}`;
  }

  const client: SingleSignOn = { id: "oidc", name: "Forger", issuer: url, clientId: "desk", clientSecret: "secret" };
  return {
    client,
    /** The callback to which this issuer would send the browser. */
    visit(authorizationUrl: string, with_: Tamper): string {
      const query = new URL(authorizationUrl).searchParams;
      nonce = query.get("nonce") ?? "";
      tamper = with_;
      return `callback/oidc?${new URLSearchParams({ code: "c", state: query.get("state") ?? "" })}`;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
