import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { isPublicAddress, readAddress } from "./address";

export type Resolve = (host: string) => Promise<LookupAddress[]>;

/** Where connections to hosts that somebody typed in may lead. */
export type HostGuard = {
  /** Lower-case, without a trailing dot. */
  hosts: ReadonlySet<string>;
  networks: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
  resolve: Resolve;
};

const systemResolve: Resolve = (host) => lookup(host, { all: true });

/** Reads `PRIVATE_HOSTS_ALLOWED`: names, addresses and networks beside the public internet, such as `mail.lan, 10.1.0.0/16`. */
export function createHostGuard(allowed: readonly string[] = [], resolve: Resolve = systemResolve): HostGuard {
  const hosts = new Set<string>();
  const networks: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const entry of allowed.map((one) => one.trim()).filter((one) => one !== "")) {
    const network = readNetwork(entry);
    if (network !== null) networks.push(network);
    else if (/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?$/iu.test(entry)) hosts.add(plainHost(entry));
    else throw new Error(`PRIVATE_HOSTS_ALLOWED: "${entry}" is not a host, an address or a network.`);
  }
  return { hosts, networks, resolve };
}

function readNetwork(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  const address = readAddress(entry);
  return address === null ? null : [address, address.kind() === "ipv4" ? 32 : 128];
}

/** A host as it is compared: lower-case, no brackets, no trailing dot. */
export const plainHost = (host: string): string =>
  host
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/gu, "")
    .replace(/\.$/u, "");

/** Whether a connection to this address, reached under this name, is allowed. */
export function isAllowed(guard: HostGuard, host: string, address: string): boolean {
  if (isPublicAddress(address) || guard.hosts.has(plainHost(host))) return true;
  const read = readAddress(address);
  return read !== null && guard.networks.some(([net, bits]) => net.kind() === read.kind() && read.match(net, bits));
}
