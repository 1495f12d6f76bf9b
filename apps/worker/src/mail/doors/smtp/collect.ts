import type { SMTPServerDataStream } from "smtp-server";

export type Collected = { bytes: Buffer } | { isTooLarge: true };

/** How much more than allowed is read and thrown away, so that the sender gets an answer, before the line is cut. */
const patienceBytes = 16 * 1_024 * 1_024;

/** The bytes of one mail. Beyond `bytesMax` nothing is kept; a sender that goes on and on is cut off. */
export function collect(stream: SMTPServerDataStream, bytesMax: number): Promise<Collected> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bytesMax) {
        chunks.push(chunk);
        return;
      }
      chunks = [];
      if (size > bytesMax + patienceBytes) {
        reject(new EndlessMail());
        stream.destroy();
      }
    });
    stream.on("end", () => resolve(size > bytesMax ? { isTooLarge: true } : { bytes: Buffer.concat(chunks, size) }));
    stream.on("error", reject);
    stream.on("close", () => reject(new Error("The sender went away.")));
  });
}

export class EndlessMail extends Error {}
