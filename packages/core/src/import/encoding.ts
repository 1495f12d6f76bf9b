import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { DomainError } from "../error";

const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** The bytes of a file, unpacked when it is gzip (told by its first bytes, not its name). */
export async function openBytes(path: string): Promise<NodeJS.ReadableStream> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  const isPacked = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  const source = createReadStream(path, { highWaterMark: 65_536 });
  if (!isPacked) return source;
  const unpacked = createGunzip();
  source.on("error", (error) => unpacked.destroy(error));
  unpacked.on("close", () => source.destroy());
  return source.pipe(unpacked);
}

/**
 * What the bytes are: a byte order mark decides; NUL in every second byte means UTF-16; what is not valid
 * UTF-8 somewhere in the file is Windows-1252, in which every byte means something.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  for await (const chunk of await openBytes(path)) {
    const bytes = Buffer.from(chunk);
    if (isFirst) {
      const found = fromFirstBytes(bytes);
      if (found !== undefined) return found;
      isFirst = false;
    }
    try {
      strict.decode(bytes, { stream: true });
    } catch {
      return "windows-1252";
    }
  }
  try {
    strict.decode();
  } catch {
    return "windows-1252";
  }
  return "utf-8";
}

function fromFirstBytes(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const sample = bytes.subarray(0, 1_000);
  const nulsAt = (parity: number) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  if (nulsAt(1) > sample.length / 4) return "utf-16le";
  if (nulsAt(0) > sample.length / 4) return "utf-16be";
  return undefined;
}

/** Bytes to text, whatever the pieces are cut at. The byte order mark is dropped. */
export function decoding(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    decodeStrings: false,
    encoding: "utf8",
    transform(chunk, _, done) {
      done(null, decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
}

export function asEncoding(name: string): Encoding {
  const known = { utf8: "utf-8", utf16: "utf-16le", cp1252: "windows-1252", latin1: "windows-1252" } as const;
  const wanted = name.toLowerCase();
  const found = encodings.find((encoding) => encoding === wanted || encoding.replace("-", "") === wanted);
  const alias = Object.entries(known).find(([key]) => key === wanted)?.[1];
  if (found ?? alias) return (found ?? alias) as Encoding;
  throw new DomainError("invalid", `Unknown encoding "${name}". Use ${encodings.join(", ")}.`, {
    fields: [{ path: "encoding", message: `Use ${encodings.join(", ")}.` }],
  });
}
