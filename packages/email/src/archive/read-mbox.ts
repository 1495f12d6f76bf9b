/** A separator is `From `, a sender and a time: text that merely begins with From has none. */
const separator = /^From \S.*\d{1,2}:\d{2}/u;
const from = Buffer.from("From ");

/**
 * The mails of an mbox file, one after the other, as they were before they were put there: separators left out and one
 * `>` taken from lines that were marked. Holds one mail at a time; of one above `bytesMax` only its beginning.
 */
export async function* readMbox(
  chunks: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<{ bytes: Uint8Array; sizeBytes: number }> {
  let mail: MailBuffer | null = null;
  let isAfterBlank = true;
  for await (const line of lines(chunks)) {
    if (isAfterBlank && isSeparator(line)) {
      if (mail !== null) yield mail.finish();
      mail = new MailBuffer(bytesMax);
    } else {
      // A file without a separator at its top is one mail.
      mail ??= new MailBuffer(bytesMax);
      mail.add(unmarked(line));
    }
    isAfterBlank = line.length === 1 || (line.length === 2 && line[0] === 0x0d);
  }
  if (mail !== null) yield mail.finish();
}

class MailBuffer {
  readonly #bytesMax: number;
  readonly #parts: Uint8Array[] = [];
  #kept = 0;
  #sizeBytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  add(line: Uint8Array): void {
    this.#sizeBytes += line.length;
    if (this.#kept >= this.#bytesMax) return;
    this.#parts.push(line);
    this.#kept += line.length;
  }

  /** The empty line before the next separator belongs to the file, not to the mail. */
  finish(): { bytes: Uint8Array; sizeBytes: number } {
    const last = this.#parts.at(-1);
    const isBlank = this.#kept === this.#sizeBytes && (last?.[0] === 0x0a || (last?.[0] === 0x0d && last[1] === 0x0a));
    const parts = isBlank ? this.#parts.slice(0, -1) : this.#parts;
    const bytes = Buffer.concat(parts);
    return { bytes, sizeBytes: isBlank ? bytes.length : this.#sizeBytes };
  }
}

/** Lines with their ends; the last one may have none. */
async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      const line = chunk.subarray(start, end + 1);
      yield rest.length === 0 ? line : Buffer.concat([...rest, line]);
      rest = [];
      start = end + 1;
    }
    // Copied: a stream may use its buffer again.
    if (start < chunk.length) rest.push(Buffer.from(chunk.subarray(start)));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

function isSeparator(line: Uint8Array): boolean {
  return startsWithFrom(line, 0) && separator.test(Buffer.from(line.subarray(0, 500)).toString("latin1"));
}

function unmarked(line: Uint8Array): Uint8Array {
  if (line[0] !== 0x3e) return line;
  let marks = 1;
  while (line[marks] === 0x3e) marks++;
  return startsWithFrom(line, marks) ? line.subarray(1) : line;
}

function startsWithFrom(line: Uint8Array, at: number): boolean {
  return line[at] === 0x46 && from.equals(line.subarray(at, at + from.length));
}
