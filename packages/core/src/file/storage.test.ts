import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newStorageKey } from "./key";
import { openStorage } from "./open-storage";
import type { Storage } from "./storage";
import { startS3 } from "./testing/s3-server";

let dir: string;
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "desk files "));
  s3 = await startS3(path.join(dir, "s3"));
});
afterAll(async () => {
  await s3.stop();
  await rm(dir, { recursive: true });
});

const stores: Record<string, () => Storage> = {
  disk: () => openStorage({ kind: "disk", dir: path.join(dir, "disk") }),
  "S3 (s3rver 3.7.1)": () => openStorage(s3.settings),
};

const filesUnder = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).map((e) => e.name);

async function* failingAfter(chunks: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < chunks; n++) yield Buffer.alloc(64_000, n);
  throw new Error("the connection broke");
}

describe.each(Object.entries(stores))("%s", (_name, open) => {
  test("gives back exactly the bytes it got", async () => {
    const key = newStorageKey();
    const chunks = Array.from({ length: 40 }, (_, n) => Buffer.alloc(50_000 + n, n));
    await open().put(key, Readable.from(chunks));
    const stream = await open().get(key);
    expect(Buffer.concat(chunks).equals(await buffer(stream ?? Readable.from([])))).toBe(true);
  });

  test("keeps a file of 0 bytes", async () => {
    const key = newStorageKey();
    await open().put(key, Readable.from([]));
    const stream = await open().get(key);
    expect(stream).not.toBeNull();
    expect(await buffer(stream ?? Readable.from(["x"]))).toHaveLength(0);
  });

  test("has nothing under a key it never got, and deletes twice", async () => {
    const key = newStorageKey();
    expect(await open().get(key)).toBeNull();
    await open().put(key, Readable.from([Buffer.from("x")]));
    await open().delete(key);
    await open().delete(key);
    expect(await open().get(key)).toBeNull();
  });

  test("keeps nothing of an upload that broke off", async () => {
    const key = newStorageKey();
    await expect(open().put(key, failingAfter(5))).rejects.toThrow("the connection broke");
    expect(await open().get(key)).toBeNull();
  });

  test("D10: refuses a key that is not its own, such as a path", async () => {
    for (const key of ["../../etc/passwd", "..", "", "a/b", `${newStorageKey()}/..`])
      await expect(async () => open().get(key)).rejects.toThrow("not a storage key");
  });
});

test("a broken upload leaves no part behind, and files lie two folders deep for their owner only", async () => {
  const disk = path.join(dir, "fresh");
  const storage = openStorage({ kind: "disk", dir: disk });
  const key = newStorageKey();
  await storage.put(key, Readable.from([Buffer.from("kept")]));
  await expect(storage.put(newStorageKey(), failingAfter(2))).rejects.toThrow();
  expect(await filesUnder(disk)).toEqual([key]);
  const { mode } = await stat(path.join(disk, key.slice(0, 2), key.slice(2, 4), key));
  expect(mode & 0o777).toBe(0o600);
});

test("a disk that cannot be written says so", async () => {
  const file = path.join(dir, "a file");
  await writeFile(file, "");
  const storage = openStorage({ kind: "disk", dir: file });
  await expect(storage.put(newStorageKey(), Readable.from([Buffer.from("x")]))).rejects.toThrow();
});

test("S3 that refuses the key or knows no such bucket says so instead of losing the file", async () => {
  for (const wrong of [{ accessKeyId: "stranger" }, { bucket: "elsewhere" }]) {
    const storage = openStorage({ ...s3.settings, ...wrong });
    await expect(storage.put(newStorageKey(), Readable.from([Buffer.from("x")]))).rejects.toThrow(
      /S3 could not store/u,
    );
  }
});
