import type { IncomingMessage } from "node:http";

export class BodyTooLarge extends Error {}

/** True when the sender says beforehand that it is too much. */
export const announcesTooMuch = (req: IncomingMessage, bytesMax: number): boolean =>
  Number(req.headers["content-length"] ?? 0) > bytesMax;

/** The body as text, or `BodyTooLarge` as soon as it passes the limit. */
export function readText(req: IncomingMessage, bytesMax: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    req.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) {
        req.removeAllListeners("data");
        req.pause();
        reject(new BodyTooLarge());
        return;
      }
      chunks.push(chunk);
    });
    req.on("end", () =>
      resolve(chunks.length === 1 && chunks[0] ? chunks[0].toString() : Buffer.concat(chunks).toString()),
    );
    req.on("error", reject);
    req.on("aborted", () => reject(new Error("The sender went away.")));
  });
}
