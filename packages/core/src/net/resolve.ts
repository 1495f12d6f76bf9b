import type { LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { type HostGuard, isAllowed, plainHost } from "./guard";
import { refused } from "./refused";

/**
 * The addresses of a host. One that leads inside makes the whole name suspect and is refused, so nothing depends on
 * which of several answers a later step picks. Connect to what this returned, never to the name again.
 */
export async function resolveGuarded(guard: HostGuard, host: string): Promise<LookupAddress[]> {
  const name = plainHost(host);
  if (name === "" || name.length > 253 || /[\s/@?#\\]/u.test(name))
    throw refused("host", "host", "This is not a host name.");
  const family = isIP(name);
  const addresses = family === 0 ? await lookUp(guard, name) : [{ address: name, family }];
  for (const { address } of addresses)
    if (!isAllowed(guard, name, address))
      throw refused(
        "private",
        "host",
        `${name} leads to ${address}, which is inside a private network. To allow it, add it to PRIVATE_HOSTS_ALLOWED.`,
      );
  return addresses;
}

async function lookUp(guard: HostGuard, name: string): Promise<LookupAddress[]> {
  const found = await guard.resolve(name).catch(() => []);
  if (found.length === 0) throw refused("unresolved", "host", `${name} has no address. Check its spelling.`);
  return found;
}

/**
 * `resolveGuarded` in the shape that sockets ask for, for libraries that connect by themselves. A socket never asks
 * it about an address in figures, so those libraries must be given a resolved address or be checked after connecting.
 */
export const guardedLookup =
  (guard: HostGuard): LookupFunction =>
  (host, options, callback) => {
    resolveGuarded(guard, host).then(
      (addresses) => {
        const first = addresses[0];
        if (options.all === true) callback(null, addresses);
        else callback(null, first?.address ?? "", first?.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, options.all === true ? [] : "", 0),
    );
  };
