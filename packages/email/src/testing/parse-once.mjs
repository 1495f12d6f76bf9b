// Reads a mail from the standard input in a fresh process and prints what it cost: milliseconds of the processor, so
// that other work on the machine does not count, and peak memory in MiB above the empty process.
import "../parse/from-source.mjs";
import { readFileSync } from "node:fs";

const { parseMail } = await import("../parse/parse-mail.ts");
const { foldQuotedHtml } = await import("../parse/fold-html.ts");
const before = process.memoryUsage.rss();
const bytes = new Uint8Array(readFileSync(0));
const started = process.cpuUsage();
const mail = parseMail(bytes);
if (mail.html !== null) foldQuotedHtml(mail.html);
const { user, system } = process.cpuUsage(started);
const ms = (user + system) / 1_000;
const memoryMb = process.resourceUsage().maxRSS / 1_024 - before / 1_048_576;
process.stdout.write(JSON.stringify({ ms, memoryMb, attachments: mail.attachments.length, problems: mail.problems }));
