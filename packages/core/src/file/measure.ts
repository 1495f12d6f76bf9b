import { createHash } from "node:crypto";
import { DomainError } from "../error";
import { sniffedBytes } from "./content-type";
import type { Bytes } from "./storage";

export type Measured = { sizeBytes: number; sha256: string; firstBytes: Buffer };

const inMegabytes = (bytes: number): string => `${Math.floor((bytes / 1_048_576) * 10) / 10} MB`;

/** Passes bytes on while counting and hashing them, and stops as soon as they are more than allowed. */
export function measuring(bytes: Bytes, maxBytes: number): { bytes: Bytes; measured: () => Measured } {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let firstBytes = Buffer.alloc(0);
  async function* passOn(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
      if (firstBytes.length < sniffedBytes) firstBytes = Buffer.concat([firstBytes, chunk]).subarray(0, sniffedBytes);
      hash.update(chunk);
      yield chunk;
    }
  }
  return { bytes: passOn(), measured: () => ({ sizeBytes, sha256: hash.digest("hex"), firstBytes }) };
}

function tooLarge(maxBytes: number): DomainError {
  const message = `This file is too large. Files may have at most ${inMegabytes(maxBytes)}.`;
  return new DomainError("invalid", message, { fields: [{ path: "file", message }], limitBytes: maxBytes });
}
