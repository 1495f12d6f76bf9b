import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import { fanOut } from "./key";
import type { Bytes, Storage, StorageSettings } from "./storage";

type S3Settings = Extract<StorageSettings, { kind: "s3" }>;

/** Any S3-compatible store. Addressed by path, which MinIO and the like understand as well. */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 3 });
  const urlOf = (key: string) => `${endpoint.replace(/\/+$/u, "")}/${bucket}/${fanOut(key).join("/")}`;
  return {
    put: (key, bytes) =>
      withTemporaryFile(bytes, async (file) => {
        const body = await openAsBlob(file);
        const answer = await client.fetch(urlOf(key), { method: "PUT", body });
        await expectOk(answer, "store");
      }),
    async get(key) {
      const answer = await client.fetch(urlOf(key));
      if (answer.status === 404) {
        await answer.body?.cancel();
        return null;
      }
      if (!answer.ok) await expectOk(answer, "read");
      return answer.body === null ? Readable.from([]) : Readable.fromWeb(nodeStream(answer.body));
    },
    async delete(key) {
      const answer = await client.fetch(urlOf(key), { method: "DELETE" });
      if (answer.status !== 404) return expectOk(answer, "delete");
      await answer.body?.cancel();
    },
  };
}

async function expectOk(answer: Response, what: string): Promise<void> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`S3 could not ${what} a file: ${answer.status} ${text.slice(0, 200)}`);
}

/** S3 wants the length before the bytes, so a stream of unknown length rests on disk first, never in memory. */
async function withTemporaryFile(bytes: Bytes, work: (file: string) => Promise<void>): Promise<void> {
  const file = path.join(tmpdir(), `desk-${randomBytes(12).toString("hex")}.part`);
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      for await (const chunk of bytes) await handle.appendFile(chunk);
    } finally {
      await handle.close();
    }
    await work(file);
  } finally {
    await rm(file, { force: true });
  }
}

/** Where the browser's types are loaded too, a body is of their stream, which is the same thing under another name. */
const nodeStream = (body: unknown): WebStream => body as WebStream;
