import { expect, test } from "vitest";
import { addressKey, clientAddress } from "./client-address";

const proxies = ["10.0.0.0/8", "::1", "2001:db8:aa::/48"];

test.each([
  ["nobody is trusted by default", "203.0.113.9", "198.51.100.1", [], "203.0.113.9"],
  ["a stranger's header is ignored", "203.0.113.9", "127.0.0.1", proxies, "203.0.113.9"],
  ["a proxy's word counts", "10.1.2.3", "198.51.100.1", proxies, "198.51.100.1"],
  [
    "what the client put before the proxy's word does not",
    "10.1.2.3",
    "1.1.1.1, 198.51.100.1",
    proxies,
    "198.51.100.1",
  ],
  ["a chain of own proxies is walked", "10.1.2.3", "6.6.6.6, 198.51.100.1, 10.9.9.9", proxies, "198.51.100.1"],
  ["only proxies: the farthest one", "10.1.2.3", "10.0.0.7", proxies, "10.0.0.7"],
  ["garbage ends the walk", "10.1.2.3", "198.51.100.1, evil", proxies, "10.1.2.3"],
  ["a mapped peer is IPv4", "::ffff:10.1.2.3", "198.51.100.1", proxies, "198.51.100.1"],
  ["IPv6 through an IPv6 proxy", "2001:db8:aa::5", "2001:db8:1::9", proxies, "2001:db8:1::9"],
  ["brackets and ports are dropped", "::1", "[2001:DB8:1::9]:5123", proxies, "2001:db8:1::9"],
  ["a port on IPv4 is dropped", "::1", "198.51.100.1:4711", proxies, "198.51.100.1"],
  ["an empty header", "10.1.2.3", "", proxies, "10.1.2.3"],
] as const)("A11, K03: %s", (_, peer, header, trusted, expected) => {
  expect(clientAddress(peer, header, trusted)).toBe(expected);
});

test("A11: no peer, no address", () => {
  expect(clientAddress(undefined, "198.51.100.1", proxies)).toBeNull();
});

test("a mistyped proxy is named", () => {
  expect(() => clientAddress("10.0.0.1", "1.1.1.1", ["proxy.local"])).toThrow(/TRUSTED_PROXIES: "proxy.local"/u);
});

test("K03: one IPv6 subscriber has one key, however many addresses he rotates through", () => {
  const keys = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:0db8:0001:0002:3:4:5:6"].map(addressKey);
  expect(new Set(keys)).toEqual(new Set(["2001:db8:1:2::/64"]));
  expect(addressKey("2001:db8:1:3::1")).not.toBe(keys[0]);
  expect(addressKey("::1")).toBe("0:0:0:0::/64");
  expect(addressKey("198.51.100.1")).toBe("198.51.100.1");
});
