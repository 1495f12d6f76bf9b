import type { Readable } from "node:stream";

export type Bytes = AsyncIterable<Uint8Array>;

/** Where the bytes of files live. Keys come from `newStorageKey` and say nothing about the file. */
export type Storage = {
  /** All or nothing: when the bytes end in an error, nothing stays under the key. */
  put: (key: string, bytes: Bytes) => Promise<void>;
  get: (key: string) => Promise<Readable | null>;
  /** A missing key is fine, so deleting twice is too. */
  delete: (key: string) => Promise<void>;
};

export type StorageSettings =
  | { kind: "disk"; dir: string }
  | {
      kind: "s3";
      /** Such as https://s3.eu-west-1.amazonaws.com or http://minio:9000. */
      endpoint: string;
      region: string;
      bucket: string;
      accessKeyId: string;
      secretAccessKey: string;
    };
