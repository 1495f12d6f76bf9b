import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Conversations } from "./conversations";
import { readArchive } from "./read-archive";
import { readMbox } from "./read-mbox";

const separator = "From ana@x.example Mon Nov  2 10:00:00 2026\n";

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of from) found.push(one);
  return found;
}

async function mailsOf(
  text: string,
  chunkSize = 7,
  bytesMax = 1_000_000,
): Promise<{ text: string; sizeBytes: number }[]> {
  const bytes = Buffer.from(text, "utf8");
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  }
  return (await all(readMbox(chunks(), bytesMax))).map((mail) => ({
    text: Buffer.from(mail.bytes).toString("utf8"),
    sizeBytes: mail.sizeBytes,
  }));
}

test("mails are told apart by separators with a time after an empty line", async () => {
  const one = "Subject: one\n\nFrom here on\n\nFrom Lisbon with love\n";
  const two = "Subject: two\r\n\r\nx\r\n";
  const mails = await mailsOf(
    `${separator}${one}\n${separator}${two}\r\n${separator.replace("\n", "\r\n")}Subject: three\n\n`,
  );
  expect(mails.map(({ text }) => text)).toEqual([one, two, "Subject: three\n"]);
});

test("marks before From are taken off, one each", async () => {
  const [mail] = await mailsOf(`${separator}Subject: x\n\n>From a\n>>From b\n> From c\n>Fromage\n`);
  expect(mail?.text).toBe("Subject: x\n\nFrom a\n>From b\n> From c\n>Fromage\n");
});

test("a file without a separator is one mail, an empty one is none", async () => {
  expect(await mailsOf("Subject: x\n\ny")).toEqual([{ text: "Subject: x\n\ny", sizeBytes: 13 }]);
  expect(await mailsOf("")).toEqual([]);
});

test("of a mail above the limit its beginning is kept with its true size, and the next one is whole", async () => {
  const mails = await mailsOf(`${separator}${"a".repeat(99)}\n${"b".repeat(99)}\n\n${separator}next\n`, 50, 100);
  expect(mails.map(({ text, sizeBytes }) => [text.length, sizeBytes])).toEqual([
    [100, 201],
    [5, 5],
  ]);
});

test("what is written into an mbox comes out the same, however the file is cut into chunks", async () => {
  const line = fc.constantFrom("Hello", "From me", ">From you", "", "From a@b.example Mon Nov  2 10:00:00 2026", "\r");
  const body = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => `Subject: x\n\n${lines.join("\n")}end\n`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(body, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 60 }),
      async (mails, chunk) => {
        const file = mails.map((mail) => `${separator}${mail.replaceAll(/^(>*From )/gmu, ">$1")}\n`).join("");
        expect((await mailsOf(file, chunk)).map(({ text }) => text)).toEqual(mails);
      },
    ),
  );
});

test("a plain file, a gzipped one and a folder of .eml files are all read", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "desk-archive-"));
  const box = `${separator}Subject: one\n\n${separator}Subject: two\n`;
  writeFileSync(path.join(folder, "a.mbox"), box);
  writeFileSync(path.join(folder, "b.mbox.gz"), gzipSync(box));
  mkdirSync(path.join(folder, "mails/2026"), { recursive: true });
  for (const [name, subject] of [
    ["2026/b.eml", "two"],
    ["a.EML", "one"],
    ["notes.txt", "no mail"],
  ] as const)
    writeFileSync(path.join(folder, "mails", name), `Subject: ${subject}\n`);
  const subjects = async (name: string) =>
    (await all(readArchive(path.join(folder, name), 1_000))).map(
      ({ bytes }) => /Subject: (\w+)/u.exec(Buffer.from(bytes).toString())?.[1],
    );
  expect(await subjects("a.mbox")).toEqual(["one", "two"]);
  expect(await subjects("b.mbox.gz")).toEqual(["one", "two"]);
  expect((await subjects("mails")).toSorted()).toEqual(["one", "two"]);
  await expect(subjects("nothing")).rejects.toMatchObject({ code: "invalid" });
});

test("conversations are what ids link, in whatever order they come", () => {
  const conversations = new Conversations();
  for (const ids of [["a"], ["b", "x"], ["c", "y"], ["d", "y", "x"], ["e"]]) conversations.tie(ids);
  const of = (id: string) => conversations.conversationOf(id);
  expect(new Set(["b", "c", "d", "x", "y"].map(of)).size).toBe(1);
  expect(new Set(["a", "b", "e"].map(of)).size).toBe(3);
  expect([...conversations.ids().values()].map((ids) => ids.toSorted())).toEqual([["b", "c", "d", "x", "y"]]);
});
