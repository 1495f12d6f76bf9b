import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { detectEncoding } from "./encoding";
import { detectDelimiter, readCsv } from "./records";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "desk-csv-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function cellsOf(bytes: Buffer): Promise<string[][]> {
  const file = path.join(dir, "file.csv");
  await writeFile(file, bytes);
  const encoding = await detectEncoding(file);
  const rows: string[][] = [];
  const delimiter = await detectDelimiter(file, encoding);
  for await (const { cells } of readCsv({ path: file, encoding, delimiter })) rows.push(cells);
  return rows;
}

const text = "name,text\r\nZoë,Größe – 5 €\r\n";
const expected = [
  ["name", "text"],
  ["Zoë", "Größe – 5 €"],
];
const utf16 = (bigEndian: boolean): Buffer => {
  const bytes = Buffer.from(text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
// Windows-1252 has the dash and the euro sign where Latin-1 has control characters.
const cp1252 = Buffer.from(text.replace("–", "\x96").replace("€", "\x80"), "latin1");

const forms: [string, Buffer][] = [
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
  ["UTF-16LE with a byte order mark", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(false)])],
  ["UTF-16BE with a byte order mark", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(true)])],
  ["UTF-16LE without one", utf16(false)],
  ["Windows-1252", cp1252],
  ["gzip", gzipSync(text)],
  ["semicolons", Buffer.from(text.replaceAll(",", ";"))],
  ["tabs", Buffer.from(text.replaceAll(",", "\t"))],
];

test.each(forms)("G03: %s is read as what it says", async (_, bytes) => {
  expect(await cellsOf(bytes)).toEqual(expected);
});

test("G03: characters cut by the reader's chunks stay whole", async () => {
  const long = `text\r\n${"ä€😀".repeat(60_000)}\r\n`;
  const [, row] = await cellsOf(Buffer.from(long));
  expect(row?.[0]).toBe("ä€😀".repeat(60_000));
});

test("G03: bytes that are not UTF-8 far into the file are found", async () => {
  const bytes = Buffer.concat([
    Buffer.from(`text\r\n${"plain\r\n".repeat(30_000)}`),
    Buffer.from("Gr\xf6\xdfe\r\n", "latin1"),
  ]);
  expect((await cellsOf(bytes)).at(-1)).toEqual(["Größe"]);
});

test("G03: a quote that never closes is refused with the line where it opens, before memory fills", async () => {
  const before = process.memoryUsage().rss;
  const bytes = Buffer.concat([Buffer.from('text\r\nfine\r\n"open '), Buffer.alloc(50_000_000, "abcdefg\n")]);
  await expect(cellsOf(bytes)).rejects.toThrow(/line 3 has a quote that never closes/u);
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
}, 30_000);

test("G03: a million columns are refused", async () => {
  await expect(cellsOf(Buffer.from(`${"a,".repeat(1_000_000)}a\r\n`))).rejects.toThrow(/1,000,001 columns/u);
}, 30_000);

test("each record knows the line it starts on, however many lines it spans", async () => {
  const file = path.join(dir, "lines.csv");
  await writeFile(file, 'a,b\r\n1,"two\r\nlines"\r\n\r\n2,x\r\n');
  const lines: number[] = [];
  for await (const { line } of readCsv({ path: file, encoding: "utf-8", delimiter: "," })) lines.push(line);
  expect(lines).toEqual([1, 2, 5]);
});
