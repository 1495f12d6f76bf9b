import { mkdir } from "node:fs/promises";
import S3rver from "s3rver";
import type { StorageSettings } from "../storage";

type RunningS3 = { settings: Extract<StorageSettings, { kind: "s3" }>; stop: () => Promise<void> };

/** A real S3-compatible server on a free port of this machine. */
export async function startS3(directory: string): Promise<RunningS3> {
  await mkdir(directory, { recursive: true });
  const bucket = "desk-files";
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    allowMismatchedSignatures: false,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  return {
    settings: {
      kind: "s3",
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-east-1",
      bucket,
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
    },
    stop: () => server.close(),
  };
}
