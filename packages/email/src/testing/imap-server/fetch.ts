import type { TestMail } from "./folder";
import type { ImapScript } from "./script";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (value: number): string => String(value).padStart(2, "0");
const internalDate = (at: Date): string =>
  `${two(at.getUTCDate())}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;

/** One mail's line of a FETCH, with its bytes as a literal when they were asked for. */
export function fetchAnswer(seq: number, mail: TestMail, what: string, script: ImapScript): Buffer {
  const parts: (string | Buffer)[] = [`* ${seq} FETCH (UID ${mail.uid}`];
  if (/\bFLAGS\b/u.test(what)) parts.push(` FLAGS (${[...mail.flags].join(" ")})`);
  if (what.includes("INTERNALDATE")) parts.push(` INTERNALDATE "${internalDate(mail.arrivedAt)}"`);
  if (what.includes("RFC822.SIZE")) parts.push(` RFC822.SIZE ${script.announcedSize?.(mail) ?? mail.bytes.length}`);
  const body = /BODY(?:\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?/u.exec(what);
  if (body !== null) {
    const [, start, length] = body;
    const isPart = start !== undefined;
    const bytes = isPart ? mail.bytes.subarray(Number(start), Number(start) + Number(length)) : mail.bytes;
    const announced = isPart ? bytes.length : (script.literalSize?.(mail) ?? bytes.length);
    parts.push(` BODY[]${isPart ? `<${start}>` : ""} {${announced}}\r\n`, bytes);
  }
  parts.push(")\r\n");
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}
