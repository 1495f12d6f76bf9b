import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { createGunzip } from "node:zlib";
import { invalid } from "@desk/core/error";
import { readMbox } from "./read-mbox";

export type ArchivedMail = { bytes: Uint8Array; sizeBytes: number };

/** The mails of an mbox file, plain or gzipped, or of a folder of .eml files in the order of their names. */
export async function* readArchive(file: string, bytesMax: number): AsyncGenerator<ArchivedMail> {
  const found = await stat(file).catch(() => {
    throw invalid("file", `There is no readable file or folder ${file}.`);
  });
  if (found.isDirectory()) yield* readFolder(file, bytesMax);
  else if (/\.eml$/iu.test(file)) yield await readBeginning(file, bytesMax);
  else yield* readMbox(await bytesOf(file), bytesMax);
}

async function* readFolder(folder: string, bytesMax: number): AsyncGenerator<ArchivedMail> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const mails = files.filter((file) => /\.eml$/iu.test(file));
  if (mails.length === 0) throw invalid("file", `The folder ${folder} holds no .eml files.`);
  for (const file of mails.toSorted()) yield await readBeginning(file, bytesMax);
}

async function readBeginning(file: string, bytesMax: number): Promise<ArchivedMail> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.min(size, bytesMax));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return { bytes: bytes.subarray(0, bytesRead), sizeBytes: size };
  } finally {
    await handle.close();
  }
}

/** Gzip is told by its first bytes, whatever the file is called. */
async function bytesOf(file: string): Promise<AsyncIterable<Uint8Array>> {
  const { bytes: head } = await readBeginning(file, 2);
  const source = createReadStream(file, { highWaterMark: 1_048_576 });
  if (head[0] !== 0x1f || head[1] !== 0x8b) return source;
  const unpacked = createGunzip({ chunkSize: 1_048_576 });
  source.on("error", (error) => unpacked.destroy(error));
  return source.pipe(unpacked);
}
