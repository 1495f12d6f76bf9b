import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from "node:tls";
import { type HostGuard, isAllowed, plainHost } from "./guard";
import { refused } from "./refused";
import { resolveGuarded } from "./resolve";

export const timeoutMsDefault = 15_000;

export type Connect = {
  host: string;
  port: number;
  /** TLS from the first byte, the name checked against the certificate. */
  isTls?: boolean;
  tls?: ConnectionOptions;
  /** Until the connection stands, handshake included. */
  timeoutMs?: number;
};

/** A connection to a host that somebody typed in: looked up once, checked, connected, and checked again at its end. */
export async function connectGuarded(guard: HostGuard, options: Connect): Promise<Socket | TLSSocket> {
  const { port, timeoutMs = timeoutMsDefault } = options;
  const host = plainHost(options.host);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw refused("host", "host", "A port is a whole number from 1 to 65535.");
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const socket = await connected(guard, host, port, signal);
    if (options.isTls !== true) return socket;
    const secured = connectTls({ servername: isName(host) ? host : "", ...options.tls, socket });
    await whenever(secured, "secureConnect", signal);
    return secured;
  } catch (error) {
    if (signal.aborted) throw refused("timeout", "host", `${host} did not answer within ${timeoutMs / 1_000} seconds.`);
    throw error;
  }
}

async function connected(guard: HostGuard, host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const addresses = await aborting(resolveGuarded(guard, host), signal);
  const socket = connect({
    host,
    port,
    autoSelectFamily: true,
    lookup: (_name, { all }, callback) => {
      const first = addresses[0];
      if (all === true) callback(null, addresses);
      else callback(null, first?.address ?? "", first?.family);
    },
  });
  await whenever(socket, "connect", signal);
  const { remoteAddress = "" } = socket;
  if (isAllowed(guard, host, remoteAddress)) return socket;
  socket.destroy();
  throw refused("private", "host", `${host} leads to ${remoteAddress}, which is inside a private network.`);
}

const isName = (host: string): boolean => !/^[\d.]+$|:/u.test(host);

async function whenever(socket: Socket, event: "connect" | "secureConnect", signal: AbortSignal): Promise<void> {
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.on("error", () => undefined).destroy();
    throw error;
  }
}

/** A name server that never answers must not hold anybody either. */
async function aborting<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
