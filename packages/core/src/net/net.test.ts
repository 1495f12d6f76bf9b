import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isPublicAddress } from "./address";
import { connectGuarded } from "./connect";
import { fetchGuarded } from "./fetch";
import { createHostGuard, type Resolve } from "./guard";
import { guardedLookup, resolveGuarded } from "./resolve";
import { aLocalServer, type LocalServer } from "./testing/local-server";

let inside: LocalServer;
let inside6: LocalServer | null = null;
let answer: Parameters<typeof aLocalServer>[0];

beforeAll(async () => {
  inside = await aLocalServer((req, res) => answer(req, res));
  inside6 = await aLocalServer((req, res) => answer(req, res), "::1").catch(() => null);
});
afterAll(async () => {
  await inside.stop();
  await inside6?.stop();
});
beforeEach(() => {
  answer = (_req, res) => res.end("secret of the inside");
});

/** Ways to write a place inside, collected from what others were caught by. */
const spellings = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "2130706433",
  "0x7f000001",
  "0x7f.0.0.1",
  "0x7f.1",
  "017700000001",
  "0177.0.0.1",
  "0177.0.0.01",
  "127.0.0.1.",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "0",
  "0.0.0.0",
  "127.255.255.254",
  "①②⑦.⓪.⓪.①",
  "127。0。0。1",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::127.0.0.1]",
  "[::7f00:1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b:1::7f00:1]",
  "[2002:7f00:1::]",
  "[2001:0:7f00:1::]",
  "[fe80::1]",
  "[fc00::1]",
  "[fec0::1]",
  "10.0.0.1",
  "169.254.169.254",
  "100.64.0.1",
  "198.18.0.1",
];
const others = "172.16.0.1 192.168.0.1 192.0.2.1 224.0.0.1 240.0.0.1 255.255.255.255 192.0.0.170 [ff02::1]".split(" ");

describe("F01: a place inside is refused however it is written", () => {
  test("there are 37 spellings", () => expect(new Set(spellings).size).toBe(37));

  test.each([...spellings, ...others])("%s", async (host) => {
    const guard = createHostGuard();
    const before = hits();
    const port = inside.port;
    await expect(fetchGuarded(guard, `http://${host}:${port}/`), "as an address").rejects.toMatchObject({
      code: "invalid",
      details: { net: expect.stringMatching(/^(?:private|unresolved)$/u) },
    });
    await expect(connectGuarded(guard, { host, port }), "as a host").rejects.toMatchObject({
      details: { net: expect.stringMatching(/^(?:private|unresolved|host)$/u) },
    });
    expect(hits()).toBe(before);
  });

  test("the control: allowed by name or by network, the same address is reached", async () => {
    const port = inside.port;
    for (const allowed of ["localhost", "127.0.0.0/8,::1", "127.0.0.1"]) {
      const guard = createHostGuard(allowed.split(","), async () => [{ address: "127.0.0.1", family: 4 }]);
      const fetched = await fetchGuarded(guard, `http://localhost:${port}/`);
      expect(Buffer.from(fetched.bytes).toString()).toBe("secret of the inside");
      const socket = await connectGuarded(guard, { host: "localhost", port });
      socket.destroy();
    }
    const guard = createHostGuard(["127.0.0.0/8"]);
    for (const host of ["2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
      expect((await fetchGuarded(guard, `http://${host}:${port}/`)).status, host).toBe(200);
  });

  test("public addresses are public", () => {
    for (const address of ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "::ffff:1.1.1.1", "2a00:1450::1"])
      expect(isPublicAddress(address), address).toBe(true);
  });

  test("a name with one address inside is refused as a whole", async () => {
    const mixed: Resolve = async () => [
      { address: "1.1.1.1", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ];
    await expect(resolveGuarded(createHostGuard([], mixed), "mail.example")).rejects.toMatchObject({
      details: { net: "private" },
    });
    const control = createHostGuard([], async () => [{ address: "1.1.1.1", family: 4 }]);
    expect(await resolveGuarded(control, "mail.example")).toEqual([{ address: "1.1.1.1", family: 4 }]);
  });

  test("an entry nobody can read stops the start and names the setting", () => {
    expect(() => createHostGuard(["10.0.0.0/8", "not a host"])).toThrow("PRIVATE_HOSTS_ALLOWED");
  });
});

describe("F02: what is checked is what is connected", () => {
  test("a name that changes between check and connect is asked once", async () => {
    let asked = 0;
    const rebinding: Resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? "198.51.100.7" : "127.0.0.1", family: 4 }];
    };
    const before = hits();
    const guard = createHostGuard(["198.51.100.0/24"], rebinding);
    await expect(
      fetchGuarded(guard, `http://rebind.example:${inside.port}/`, { timeoutMs: 300 }),
    ).rejects.toBeInstanceOf(Error);
    expect(asked).toBe(1);
    expect(hits()).toBe(before);

    // The control: whoever looks the name up again ends inside.
    expect(await rebinding("rebind.example")).toEqual([{ address: "127.0.0.1", family: 4 }]);
  });

  test("a public name that leads inside is refused, also for a library that connects by itself", async () => {
    const guard = createHostGuard([], async () => [{ address: "127.0.0.1", family: 4 }]);
    await expect(connectGuarded(guard, { host: "innocent.example", port: inside.port })).rejects.toMatchObject({
      details: { net: "private" },
    });
    const told = await new Promise((resolve) => guardedLookup(guard)("innocent.example", {}, resolve));
    expect(told).toMatchObject({ details: { net: "private" } });
  });
});

describe("F03: no redirect is followed", () => {
  const guard = () => createHostGuard(["127.0.0.1", "::1"]);
  const to = (location: string, status = 302) => {
    answer = (_req, res) => res.writeHead(status, { location }).end();
  };

  test.each([
    ["inside", "http://169.254.169.254/latest/meta-data/"],
    ["to a file", "file:///etc/passwd"],
    ["round and round", "/again"],
    ["to gopher", "gopher://127.0.0.1:6379/_FLUSHALL"],
  ])("%s", async (_where, location) => {
    for (const status of [301, 302, 303, 307, 308]) {
      to(location, status);
      const before = inside.requests.length;
      await expect(fetchGuarded(guard(), `http://127.0.0.1:${inside.port}/`)).rejects.toMatchObject({
        details: { net: "redirect" },
      });
      expect(inside.requests.length - before).toBe(1);
    }
  });

  test("the control: without the redirect the answer is given", async () => {
    const fetched = await fetchGuarded(guard(), `http://127.0.0.1:${inside.port}/x?y=1`, { method: "POST", body: "z" });
    expect(fetched.status).toBe(200);
    expect(inside.requests.at(-1)).toBe("POST /x?y=1");
  });

  test.each([
    ["file:///etc/passwd", "scheme"],
    ["ftp://example.com/", "scheme"],
    ["data:text/plain,hi", "scheme"],
    ["http://user:word@example.com/", "credentials"],
    ["//example.com/", "host"],
  ])("%s is not fetched", async (url, net) => {
    await expect(fetchGuarded(guard(), url)).rejects.toMatchObject({ details: { net } });
  });
});

describe("F05: a slow, endless or swollen answer ends early", () => {
  const fetchLimited = () =>
    fetchGuarded(createHostGuard(["127.0.0.1"]), `http://127.0.0.1:${inside.port}/`, {
      timeoutMs: 400,
      bytesMax: 10_000,
    });

  test("headers that never come", async () => {
    answer = () => undefined;
    await expect(fetchLimited()).rejects.toMatchObject({ details: { net: "timeout" } });
  });

  test("a body that drips", async () => {
    answer = (_req, res) => {
      const drip = setInterval(() => res.write("."), 20);
      res.on("close", () => clearInterval(drip));
    };
    await expect(fetchLimited()).rejects.toMatchObject({ details: { net: "timeout" } });
  });

  test("a body without an end", async () => {
    let sent = 0;
    answer = (_req, res) => {
      const pour = () => {
        do sent += 10_000;
        while (res.write(Buffer.alloc(10_000)));
        res.once("drain", pour);
      };
      pour();
    };
    await expect(fetchLimited()).rejects.toMatchObject({ details: { net: "too_large" } });
    expect(sent).toBeLessThan(50_000_000);
  });

  test("a length that is too large, before a byte of it", async () => {
    answer = (_req, res) => {
      res.writeHead(200, { "content-length": "1000000000" }).flushHeaders();
    };
    await expect(fetchLimited()).rejects.toMatchObject({ details: { net: "too_large" } });
  });

  test("a gzip bomb is not unpacked", async () => {
    answer = (_req, res) => res.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(5_000_000)));
    await expect(fetchLimited()).rejects.toMatchObject({ details: { net: "compressed" } });
  });

  test("a name server that never answers", async () => {
    const guard = createHostGuard([], () => new Promise(() => undefined));
    await expect(connectGuarded(guard, { host: "slow.example", port: 25, timeoutMs: 100 })).rejects.toMatchObject({
      details: { net: "timeout" },
    });
  });

  test("a handshake that never comes", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const guard = createHostGuard(["127.0.0.1"]);
    await expect(connectGuarded(guard, { host: "127.0.0.1", port, isTls: true, timeoutMs: 200 })).rejects.toMatchObject(
      { details: { net: "timeout" } },
    );
    silent.close();
  });

  test("the control: an answer within the limits arrives whole, over one connection", async () => {
    answer = (_req, res) => res.end("x".repeat(10_000));
    const before = inside.connections();
    expect((await fetchLimited()).bytes.byteLength).toBe(10_000);
    expect(inside.connections() - before).toBe(1);
  });
});

const hits = (): number => inside.connections() + (inside6?.connections() ?? 0);
