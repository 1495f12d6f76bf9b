import { BlockList, isIP } from "node:net";

/** `::ffff:203.0.113.9` and `[2001:db8::1]:443` as plain addresses; null for anything that is none. */
function plainAddress(value: string): string | null {
  const trimmed = value.trim();
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/u.exec(trimmed)?.[1];
  const address = (bracketed ?? trimmed).replace(/%.*$/u, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return isIP(mapped) === 4 ? mapped : null;
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/u.exec(address)?.[1];
  const plain = withPort ?? address;
  return isIP(plain) === 0 ? null : plain.toLowerCase();
}

const lists = new Map<string, BlockList>();

/** Addresses and ranges such as `127.0.0.1, 10.0.0.0/8, ::1`. */
function listOf(trusted: readonly string[]): BlockList {
  const name = trusted.join(",");
  const known = lists.get(name);
  if (known !== undefined) return known;
  const list = new BlockList();
  for (const entry of trusted) {
    const [net = "", bits] = entry.trim().split("/");
    const kind = isIP(net) === 6 ? "ipv6" : "ipv4";
    if (isIP(net) === 0) throw new Error(`TRUSTED_PROXIES: "${entry}" is not an address or a range.`);
    if (bits === undefined) list.addAddress(net, kind);
    else list.addSubnet(net, Number(bits), kind);
  }
  lists.set(name, list);
  return list;
}

/**
 * Who really asks. X-Forwarded-For counts only when the peer is a configured proxy, and is read from its
 * right end: the first address that is no proxy of ours is the last one that somebody we trust has seen.
 */
export function clientAddress(
  socketAddress: string | undefined,
  xForwardedFor: string | undefined,
  trusted: readonly string[],
): string | null {
  const peer = plainAddress(socketAddress ?? "");
  if (peer === null || xForwardedFor === undefined || trusted.length === 0) return peer;
  const list = listOf(trusted);
  const isTrusted = (address: string) => list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  if (!isTrusted(peer)) return peer;
  let nearest = peer;
  for (const hop of xForwardedFor.split(",").toReversed()) {
    const address = plainAddress(hop);
    if (address === null) return nearest;
    nearest = address;
    if (!isTrusted(address)) return nearest;
  }
  return nearest;
}

/** What a limit counts: an IPv4 address, or the /64 network that one IPv6 subscriber owns. */
export function addressKey(address: string | null): string {
  if (address === null) return "unknown";
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(gap).fill("0"), ...right];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
