import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

type Code = { challenge: string; redirectUri: string };
type Grant = { isAlive: boolean };

const random = (): string => randomBytes(24).toString("base64url");

/**
 * An authorization server on loopback as RFC 6749 and 7636 want it: codes count once and only with their verifier,
 * refresh tokens are replaced at each use and end when an old one comes back.
 */
export class TestAuthorizationServer {
  readonly client = { id: "halen-desk", secret: "client secret" };
  /** Access tokens that are good just now. */
  readonly accessTokens = new Set<string>();
  readonly asked: string[] = [];
  expiresIn = 3_600;
  /** Answers the next requests for tokens with this error, or this status when it is a number. */
  trouble: string | number | null = null;
  rotates = true;
  private readonly codes = new Map<string, Code>();
  private readonly refreshTokens = new Map<string, Grant>();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<TestAuthorizationServer> {
    const server = createServer((req, res) => {
      void made.answer(req).then(({ status, body }) => {
        res.writeHead(status, { "content-type": "application/json" });
        res.end(JSON.stringify(body));
      });
    });
    const made = new TestAuthorizationServer(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return made;
  }
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** What happens in the browser: the person agrees, and is led back with a code and the state. */
  agree(authorizationUrl: string): { code: string; state: string } {
    const asked = new URL(authorizationUrl).searchParams;
    const get = (name: string): string => asked.get(name) ?? "";
    if (get("client_id") !== this.client.id || get("response_type") !== "code") throw new Error("unknown client");
    if (get("code_challenge_method") !== "S256") throw new Error("no PKCE");
    const code = random();
    this.codes.set(code, { challenge: get("code_challenge"), redirectUri: get("redirect_uri") });
    return { code, state: get("state") };
  }
  /** Somebody took the app's rights away. */
  revoke(): void {
    for (const grant of this.refreshTokens.values()) grant.isAlive = false;
    this.accessTokens.clear();
  }

  private async answer(req: IncomingMessage): Promise<{ status: number; body: object }> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const fields = new URLSearchParams(Buffer.concat(chunks).toString());
    const get = (name: string): string => fields.get(name) ?? "";
    this.asked.push(get("grant_type"));
    if (typeof this.trouble === "number") return { status: this.trouble, body: { hello: "there" } };
    if (this.trouble !== null) return refused(this.trouble);
    if (get("client_id") !== this.client.id || get("client_secret") !== this.client.secret)
      return refused("invalid_client");
    return get("grant_type") === "authorization_code" ? this.exchange(get) : this.refresh(get("refresh_token"));
  }

  private exchange(get: (name: string) => string) {
    const code = this.codes.get(get("code"));
    this.codes.delete(get("code"));
    const challenge = createHash("sha256").update(get("code_verifier")).digest("base64url");
    if (code === undefined || code.challenge !== challenge || code.redirectUri !== get("redirect_uri"))
      return refused("invalid_grant");
    return this.granted({ isAlive: true });
  }

  private refresh(token: string) {
    const grant = this.refreshTokens.get(token);
    if (grant?.isAlive !== true) return refused("invalid_grant");
    if (!this.rotates) return this.granted(null);
    this.refreshTokens.delete(token);
    return this.granted(grant);
  }

  private granted(grant: Grant | null) {
    const accessToken = random();
    const refreshToken = random();
    this.accessTokens.add(accessToken);
    if (grant !== null) this.refreshTokens.set(refreshToken, grant);
    const body = { access_token: accessToken, token_type: "Bearer", expires_in: this.expiresIn };
    return { status: 200, body: grant === null ? body : { ...body, refresh_token: refreshToken } };
  }
}

const refused = (error: string) => ({ status: 400, body: { error, error_description: "No." } });
