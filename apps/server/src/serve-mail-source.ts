import { createHash } from "node:crypto";
import { fileHeaders } from "@desk/core/file";
import { openMailSource } from "@desk/core/mail/log";
import type { Visit } from "./door";
import type { Caller } from "./identify";

const shape = /^\/files\/mails\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** The mail that a path names the source of. */
export const mailIdIn = (path: string): string | undefined => shape.exec(path)?.[1];

/** A mail as it came, byte for byte, for whoever may see it: downloaded, never shown. */
export async function serveMailSource({ req, res, headers }: Visit, caller: Caller, mailId: string): Promise<void> {
  const { bytes, fileName } = await openMailSource(caller, { mailId });
  const file = {
    id: mailId,
    fileName,
    contentType: "message/rfc822",
    sizeBytes: bytes.length,
    isImage: false,
    url: `/files/mails/${mailId}`,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  for (const [name, value] of Object.entries({ ...headers, ...fileHeaders(file) })) res.setHeader(name, value);
  res.end(req.method === "HEAD" ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}
