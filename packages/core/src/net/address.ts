import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** What IANA hands out to the public internet in IPv6; everything outside it is special, whatever it is called. */
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/** An address as the socket layer writes it, an IPv4 one inside IPv6 as itself; null for anything else. */
export function readAddress(text: string): Address | null {
  const plain = text.replace(/^\[|\]$/gu, "").replace(/%.*$/u, "");
  if (!ipaddr.IPv4.isValidFourPartDecimal(plain) && !ipaddr.IPv6.isValid(plain)) return null;
  return ipaddr.process(plain);
}

/**
 * Whether the address belongs to the public internet. Private, loopback, link-local, shared, multicast, test and
 * reserved networks do not, nor do those that only wrap an IPv4 address: mapped, compatible, NAT64, 6to4, Teredo.
 */
export function isPublicAddress(text: string): boolean {
  const address = readAddress(text);
  if (address === null || address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
}
