import type { Duplex } from "node:stream";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import type { OpenIncoming } from "@desk/core/mail/mailbox";
import { connectGuarded, type HostGuard } from "@desk/core/net";
import { ImapFlow, type ImapTransport } from "imapflow";

export type ImapOptions = {
  guard: HostGuard;
  /** The largest mail that is fetched whole; a server that sends more than it announced is cut off. */
  mailBytesMax: number;
  tls?: ConnectionOptions;
  /** Until the connection stands, TLS and sign-in each. */
  connectMs?: number;
  /** How long a connection may be silent in the middle of an answer. */
  silenceMs?: number;
  onStage?: (stage: ImapStage) => void;
};
export type ImapStage = "connected" | "secured" | "signed_in";

/** Beside the mail itself: what a server says about a folder or a list of mails. */
const lineBytesMax = 4 * 1_024 * 1_024;
const framingBytes = 64 * 1_024;

type Transported = ReturnType<ImapTransport["connect"]>;
/** A socket has all that the client asks of a transport; only the types are not told. */
const asTransported = (socket: Duplex): Transported => socket as unknown as Transported;

/** A signed-in connection. The host was typed in by somebody, so it is reached through the guard. */
export async function openImap(server: OpenIncoming, options: ImapOptions): Promise<ImapFlow> {
  const { guard, mailBytesMax, connectMs = 15_000, silenceMs = 60_000, onStage } = options;
  const { host, port, security, credentials } = server;
  const plain = await connectGuarded(guard, { host, port, timeoutMs: connectMs });
  onStage?.("connected");
  const secured = (onSecure: () => void) =>
    connectTls({ ...(isName(host) ? { servername: host } : {}), ...options.tls, socket: plain }, () => {
      onStage?.("secured");
      onSecure();
    });
  const client = new ImapFlow({
    host,
    port,
    secure: security === "tls",
    doSTARTTLS: security === "starttls",
    auth:
      "password" in credentials
        ? { user: credentials.user, pass: credentials.password }
        : { user: credentials.user, accessToken: credentials.accessToken },
    transport: {
      connect(_asked, onConnect) {
        if (security === "tls") return asTransported(secured(onConnect));
        setImmediate(onConnect);
        return asTransported(plain);
      },
      upgrade: (_socket, _asked, onSecure) => asTransported(secured(onSecure)),
    },
    clientInfo: { name: "Halen Desk" },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    maxLineLength: lineBytesMax,
    maxLiteralSize: mailBytesMax,
    maxResponseSize: mailBytesMax + framingBytes + lineBytesMax,
    maxResponseTokens: 200_000,
  });
  // Without a listener a broken connection would end the process; every call in flight rejects by itself.
  client.on("error", (error) => broke.set(client, error));
  try {
    await client.connect();
  } catch (error) {
    client.close();
    plain.destroy();
    throw error;
  }
  onStage?.("signed_in");
  return client;
}

const broke = new WeakMap<ImapFlow, Error>();
/** Why a connection ended, where the call that was in flight only says that it did. */
export const reasonOfEnd = (client: ImapFlow): Error | undefined => broke.get(client);

const isName = (host: string): boolean => !/^[\d.]+$|:/u.test(host);
