import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { createMailParser, type MailParser } from "./mail-parser";
import { parseMail } from "./parse-mail";

// Threads start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const parsers: MailParser[] = [];
const aParser = (settings: Parameters<typeof createMailParser>[0] = {}) => {
  const parser = createMailParser(settings);
  parsers.push(parser);
  return parser;
};
afterEach(async () => {
  await Promise.all(parsers.splice(0).map((parser) => parser.close()));
});

const bytes = Buffer.from(
  "From: a@b.example\r\nSubject: Hi\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHello\r\n--x\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--x--\r\n",
);

/** A thread that misbehaves when a mail says so. */
function misbehavingThread(): URL {
  const file = path.join(tmpdir(), `parse-thread-${process.pid}.mjs`);
  writeFileSync(
    file,
    `import { parentPort } from "node:worker_threads";
    parentPort.on("message", ({ number, bytes }) => {
      const text = Buffer.from(bytes).toString();
      if (text === "hang") for (;;);
      if (text === "eat") for (const all = []; ; ) all.push(new Array(100_000).fill(all.length + 0.5));
      if (text === "throw") throw new Error("oops");
      if (text === "exit") process.exit(3);
      parentPort.postMessage({ kind: "parsed", number: text.includes("stray") ? number - 1 : number, mail: { text } });
    });
    parentPort.postMessage({ kind: "ready" });`,
  );
  return pathToFileURL(file);
}

test("a thread gives what the function gives, and the bytes stay the caller's", async () => {
  const window = new Uint8Array(bytes.length + 20);
  window.set(bytes, 10);
  const mine = window.subarray(10, 10 + bytes.length);
  const mail = await aParser().parse(mine);
  expect(mail).toEqual(parseMail(bytes));
  expect(Buffer.from(mine).equals(bytes)).toBe(true);
});

test("many mails at once all get their own answer", async () => {
  const parser = aParser({ threads: 2 });
  const mails = await Promise.all(
    Array.from({ length: 50 }, (_, n) => parser.parse(Buffer.from(`Subject: ${n}\r\n\r\nx`))),
  );
  expect(mails.map(({ subject }) => Number(subject))).toEqual(Array.from({ length: 50 }, (_, n) => n));
});

test("C19: a mail that takes too long is given up, and the next one is read", async () => {
  const parser = aParser({ entry: misbehavingThread(), timeoutMs: 300 });
  const hanging = parser.parse(Buffer.from("hang"));
  const next = parser.parse(Buffer.from("fine"));
  await expect(hanging).rejects.toMatchObject({ name: "MailParseError", kind: "too_slow" });
  expect((await next).text).toBe("fine");
});

test("a mail that takes too much memory is given up, and the next one is read", { timeout: 30_000 }, async () => {
  const parser = aParser({ entry: misbehavingThread(), memoryMb: 32 });
  await expect(parser.parse(Buffer.from("eat"))).rejects.toMatchObject({ kind: "too_big" });
  expect((await parser.parse(Buffer.from("fine"))).text).toBe("fine");
});

test.each(["throw", "exit"])("a thread that ends by itself (%s) is replaced", async (how) => {
  const parser = aParser({ entry: misbehavingThread() });
  await expect(parser.parse(Buffer.from(how))).rejects.toMatchObject({ kind: "broken" });
  expect((await parser.parse(Buffer.from("fine"))).text).toBe("fine");
});

test("an answer to another mail is nobody's", async () => {
  const parser = aParser({ entry: misbehavingThread() });
  await expect(parser.parse(Buffer.from("stray"))).rejects.toMatchObject({ kind: "broken" });
  expect((await parser.parse(Buffer.from("fine"))).text).toBe("fine");
});

test("a mail above the limit is refused before it is looked at", async () => {
  await expect(aParser({ bytesMax: 1_048_576 }).parse(new Uint8Array(1_048_577))).rejects.toMatchObject({
    kind: "too_big",
    message: "This mail is larger than 1 MiB.",
  });
});

test("closing answers those who wait", async () => {
  const parser = aParser({ entry: misbehavingThread() });
  const answers = [parser.parse(Buffer.from("hang")), parser.parse(Buffer.from("fine"))];
  const settled = Promise.allSettled(answers);
  await parser.close();
  expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(parser.parse(bytes)).rejects.toMatchObject({ kind: "broken" });
});
