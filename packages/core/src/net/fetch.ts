import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import type { Socket } from "node:net";
import { connectGuarded, timeoutMsDefault } from "./connect";
import type { HostGuard } from "./guard";
import { refused } from "./refused";

export type Fetch = {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Until the last byte is here. */
  timeoutMs?: number;
  bytesMax?: number;
};

export type Fetched = { status: number; headers: IncomingMessage["headers"]; bytes: Uint8Array<ArrayBuffer> };

const bytesMaxDefault = 1_000_000;

/**
 * Asks an address that somebody typed in. Follows no redirect, sends no cookie, unpacks nothing, keeps at most
 * `bytesMax` and waits at most `timeoutMs`, however slowly the other side drips.
 */
export async function fetchGuarded(guard: HostGuard, address: string | URL, options: Fetch = {}): Promise<Fetched> {
  const { timeoutMs = timeoutMsDefault, bytesMax = bytesMaxDefault } = options;
  const url = readUrl(address);
  const endsAt = performance.now() + timeoutMs;
  const isTls = url.protocol === "https:";
  const port = Number(url.port) || (isTls ? 443 : 80);
  const socket = await connectGuarded(guard, { host: url.hostname, port, isTls, timeoutMs });
  const signal = AbortSignal.timeout(Math.max(1, Math.round(endsAt - performance.now())));
  try {
    const answer = await ask(socket, url, options, signal);
    refuseAnswer(answer, bytesMax);
    return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: await collect(answer, bytesMax) };
  } catch (error) {
    if (signal.aborted)
      throw refused("timeout", "url", `${url.host} did not finish within ${timeoutMs / 1_000} seconds.`);
    throw error;
  } finally {
    socket.destroy();
  }
}

function readUrl(address: string | URL): URL {
  const url = URL.parse(String(address));
  if (url === null) throw refused("host", "url", "This is not an address of the web.");
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refused("scheme", "url", "Only addresses with http or https can be fetched.");
  if (url.username !== "" || url.password !== "")
    throw refused("credentials", "url", "Leave user name and password out of the address.");
  return url;
}

function ask(socket: Socket, url: URL, options: Fetch, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = url.protocol === "https:" ? requestTls : requestPlain;
  const asked = request(
    url,
    {
      method: options.method ?? "GET",
      headers: { ...options.headers, "accept-encoding": "identity", connection: "close" },
      // The socket stands already, secured for https; with a function here no agent opens another.
      createConnection: () => socket,
      maxHeaderSize: 16_384,
      signal,
    },
    resolve,
  );
  asked.on("error", reject);
  asked.end(options.body);
  return promise;
}

function refuseAnswer({ statusCode = 0, headers }: IncomingMessage, bytesMax: number): void {
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined)
    throw refused("redirect", "url", "This address leads on to another one. Give the final address.");
  if ((headers["content-encoding"] ?? "identity") !== "identity")
    throw refused("compressed", "url", "The answer came compressed, which nobody asked for.");
  if (Number(headers["content-length"] ?? 0) > bytesMax) throw tooLarge(bytesMax);
}

async function collect(answer: IncomingMessage, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bytesMax) throw tooLarge(bytesMax);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

const tooLarge = (bytesMax: number) =>
  refused("too_large", "url", `The answer is larger than ${bytesMax.toLocaleString("en")} bytes.`);
