import { expect, test } from "vitest";
import { atTheDoor } from "./testing/at-the-door";
import { sendRaw } from "./testing/raw";

const at = atTheDoor();

test("E04: names of an object's parts in JSON, query and batch index change nothing", async () => {
  for (const text of [
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"0":{"__proto__":{"polluted":1}}}',
  ]) {
    expect((await at.rest("/tickets", { method: "POST", body: text })).status).toBe(400);
    expect((await at.mutate("me.update", JSON.parse(text))).status).toBe(400);
    await at.call(`/api/trpc/ticket.list?batch=1&input=${encodeURIComponent(text)}`, {
      headers: { Cookie: at.cookie },
    });
  }
  expect((await at.call("/api/trpc/__proto__")).status).toBe(404);
  expect((await at.call("/api/trpc/constructor,toString?batch=1")).status).toBe(404);
  expect((await at.rest("/tickets?__proto__=x&constructor=y")).status).toBe(400);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const invalidJson = [
  "",
  " ",
  "{",
  "}",
  "[",
  "]",
  "[1,]",
  "[,1]",
  "[1 2]",
  "[1:2]",
  '["a" "b"]',
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  "{a:1}",
  "{'a':1}",
  '{"a":1 "b":2}',
  '{"a"::1}',
  "{,}",
  '{"a":1}}',
  '{"a":1}#',
  '{"a":1}//c',
  "/*c*/{}",
  "[1]x",
  "nul",
  "True",
  "NaN",
  "Infinity",
  "-Infinity",
  "[+1]",
  "[.5]",
  "[1.]",
  "[01]",
  "[-]",
  "[-01]",
  "[1e]",
  "[1e+]",
  "[0x10]",
  "[1_000]",
  '["\\x41"]',
  '["\\u00g0"]',
  '["\\u12"]',
  '["\t"]',
  '["\n"]',
  '["abc',
  "['a']",
  '[""',
  '{"a":"b',
  "\u0000",
  "\ufeff{}",
  "[\u00a01]",
  "undefined",
  "() => 1",
  "<xml/>",
  "[1]\u0000",
  '"\\"',
  '["a\u0000a"]',
];
const validJson = [
  "[]",
  "{}",
  "null",
  "true",
  "1",
  "-0",
  "1e400",
  "[1E-2]",
  '"\\u0000"',
  '"\\ud800"',
  '"\\uD83D\\uDE00"',
  '{"a":1,"a":2}',
  '{"":0}',
  " [] ",
  "123123e100000",
  "-9223372036854775809",
  '{"\\u0000":1}',
  "[[[[[[]]]]]]",
  '"\u2028"',
  '{"__proto__":{"x":1}}',
];

test("E03: whatever JSON or nearly JSON a body holds, the answer is 400 and nothing falls over", async () => {
  const headers = { ...at.asPage };
  for (const text of [...invalidJson, ...validJson]) {
    expect((await at.rest("/tickets", { method: "POST", body: text })).status, text).toBe(400);
    const called = await at.call("/api/trpc/ticket.create", { method: "POST", headers, body: text });
    expect(called.status, text).toBe(400);
    const batched = await at.call("/api/trpc/ticket.create,me.update?batch=1", { method: "POST", headers, body: text });
    expect([207, 400], text).toContain(batched.status);
  }
  const latin = await at.rest("/tickets", {
    method: "POST",
    body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  });
  expect(latin.status).toBe(400);
  expect((await at.call("/healthz")).status).toBe(200);
});
test("K01: 100 MB of JSON is refused before it has arrived, by its announcement or by its size", async () => {
  const start = performance.now();
  const announced = await sendRaw(
    at.door.port,
    [
      "POST /api/v1/tickets HTTP/1.1",
      "Host: desk.test",
      `Authorization: Bearer ${at.key}`,
      "Content-Type: application/json",
      "Content-Length: 104857600",
    ],
    "{",
  );
  expect(announced.status).toBe(413);
  expect(performance.now() - start).toBeLessThan(1_000);
  const before = process.memoryUsage().rss;
  const chunk = new Uint8Array(64 * 1_024).fill(0x20);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += chunk.length;
      if (sent > 104_857_600) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const streamed = await at.rest("/tickets", { method: "POST", body: endless, duplex: "half" } as RequestInit).then(
    ({ status }) => status,
    () => 413,
  );
  expect(streamed).toBe(413);
  expect(sent).toBeLessThan(50 * 1_024 * 1_024);
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1_024 * 1_024);
});

test("K01: ten thousand levels and a hundred thousand keys are a plain 400", async () => {
  const deep = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
  const wide = `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join(",")}}`;
  for (const text of [deep, `${"[".repeat(10_000)}${"]".repeat(10_000)}`, wide]) {
    const answered = await at.rest("/tickets", { method: "POST", body: text });
    expect(answered.status).toBe(400);
    expect((await answered.text()).length).toBeLessThan(20_000);
    const headers = { ...at.asPage };
    expect((await at.call("/api/trpc/ticket.create", { method: "POST", headers, body: text })).status).toBe(400);
  }
});
