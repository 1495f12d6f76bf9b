import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compress, wantsGzip } from "./compress";

const long = "x".repeat(2_000);

function from(remoteAddress: string, acceptEncoding?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: remoteAddress });
  const req = new IncomingMessage(socket);
  if (acceptEncoding !== undefined) req.headers["accept-encoding"] = acceptEncoding;
  return req;
}

test.each<[string, string, string | undefined, string, boolean]>([
  ["a browser far away", "203.0.113.9", "gzip, deflate, br", long, true],
  ["one that prefers another", "203.0.113.9", "br;q=1, gzip;q=0.5", long, true],
  ["one that refuses it", "203.0.113.9", "gzip;q=0, br", long, false],
  ["one that says nothing", "203.0.113.9", undefined, long, false],
  ["a short answer", "203.0.113.9", "gzip", "{}", false],
  ["the same machine", "127.0.0.1", "gzip", long, false],
  ["the same machine by IPv6", "::1", "gzip", long, false],
  ["the same machine, mapped", "::ffff:127.0.0.1", "gzip", long, false],
])("%s: gzip is decided by what it saves", (_, address, accepts, body, wanted) => {
  expect(wantsGzip(from(address, accepts), body)).toBe(wanted);
});

test("compressing keeps every byte", async () => {
  const body = JSON.stringify({ text: "Grüße 🚲".repeat(500) });
  expect(gunzipSync(await compress(body)).toString()).toBe(body);
});
