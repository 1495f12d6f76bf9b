import { createHash, randomInt } from "node:crypto";

const headBytes = 22;
const childBytes = 5;
const indexBytesMax = 600;
/** 100 ns from 1601 to 1970. */
const filetimeEpoch = 116_444_736_000_000_000n;

const filetimeOf = (at: Date): bigint => BigInt(at.getTime()) * 10_000n + filetimeEpoch;

/**
 * Outlook's Thread-Index: five bytes are added to the one we were sent, or a new one is begun for the ticket
 * (MS-OXOMSG 2.2.1.3). What is not one is left aside.
 */
export function threadIndexAfter(parent: string | null, { ticketId, now }: { ticketId: string; now: Date }): string {
  const before = parent === null ? null : read(parent);
  if (before === null) return begun(ticketId, now).toString("base64");
  return Buffer.concat([before, childOf(before, now)]).toString("base64");
}

function read(value: string): Buffer | null {
  const bytes = Buffer.from(value.replace(/\s+/gu, ""), "base64");
  const isOne = bytes.length >= headBytes && (bytes.length - headBytes) % childBytes === 0 && bytes[0] === 1;
  return isOne && bytes.length <= indexBytesMax ? bytes : null;
}

function begun(ticketId: string, now: Date): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeBigUInt64BE(filetimeOf(now));
  // The first byte stands for the version; the six high bytes of the time follow, then 16 bytes for the ticket.
  const time = Buffer.from(head.subarray(1, 6));
  head[0] = 1;
  time.copy(head, 1);
  createHash("sha256").update(ticketId).digest().copy(head, 6, 0, 16);
  return head;
}

function childOf(before: Buffer, now: Date): Buffer {
  const started = Buffer.alloc(8);
  before.copy(started, 1, 1, 6);
  started[0] = 1;
  const passed = filetimeOf(now) - started.readBigUInt64BE();
  const delta = passed < 0n ? 0n : passed;
  const isLong = delta >= 1n << 49n;
  const units = Number((delta >> (isLong ? 23n : 18n)) & 0x7fff_ffffn);
  const child = Buffer.alloc(childBytes);
  child.writeUInt32BE(isLong ? (units | 0x8000_0000) >>> 0 : units);
  child[4] = randomInt(256);
  return child;
}
