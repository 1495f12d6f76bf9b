import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { Ctx } from "@desk/core/context";
import { invalid } from "@desk/core/error";
import { mailBytesMax, type StoredMail, storeMail } from "@desk/core/mail/incoming";
import type { Command } from "commander";
import { asSystem } from "../database";
import { mailboxOf } from "../mailbox";
import { exitCodes, type Output, report } from "../outcome";

type Envelope = { mailbox?: string; from?: string; to?: string[] };
type Options = Envelope & { workspace?: string };

const collect = (value: string, before: string[] = []): string[] => [...before, value];

export function addMail(program: Command, output: () => Output): void {
  program
    .command("mail")
    .description("incoming mail")
    .command("ingest")
    .description("take one mail in from standard input, as the pipe transport of a mail server")
    .option("--mailbox <address>", "the address of ours that it is for (default: found by its recipients)")
    .option("--from <address>", "the sender of the envelope")
    .option("--to <address>", "a recipient of the envelope; repeatable", collect)
    .option("--workspace <slug>", "which workspace, when there are several")
    .addHelpText(
      "after",
      "\nEnds with 0 only when the mail is stored, and with 75 in every other case, so that it is offered again.",
    )
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.again))
    .action(async (options: Options) => {
      await report(output(), () => ingest(process.stdin, options));
      if (process.exitCode !== exitCodes.done) process.exitCode = exitCodes.again;
    });
}

async function ingest(input: Readable, options: Options) {
  const data = await asSystem(options.workspace, (ctx) => takeIn(ctx, input, options));
  return { data, text: data.isNew ? `Stored as ${data.mailId}.` : `It was stored before, as ${data.mailId}.` };
}

/** Reads one mail to its end and stores it; what goes wrong is thrown, and nothing is stored then. */
export async function takeIn(ctx: Ctx, input: Readable, options: Envelope): Promise<StoredMail> {
  const { bytes, sizeBytes } = await readAll(input, await mailBytesMax(ctx));
  if (sizeBytes === 0) throw invalid("message", "No mail came in on the standard input.");
  return store(ctx, options, { bytes, sizeBytes });
}

async function store(ctx: Ctx, { mailbox, from, to }: Envelope, mail: { bytes: Uint8Array; sizeBytes: number }) {
  const envelope = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const mailboxId = await mailboxOf(ctx, mailbox);
  // The same mail to the same recipients: offered again after an answer that got lost.
  const doorKey = createHash("sha256")
    .update(JSON.stringify([envelope, mailboxId]))
    .update(mail.bytes)
    .digest("hex");
  return storeMail(ctx, { ...mail, door: "pipe", doorKey, envelope, mailboxId });
}

/** Everything, but of a mail above the limit no more than its beginning. */
async function readAll(input: Readable, bytesMax: number): Promise<{ bytes: Uint8Array; sizeBytes: number }> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of input as AsyncIterable<Uint8Array>) {
    if (sizeBytes <= bytesMax) chunks.push(chunk);
    sizeBytes += chunk.length;
  }
  return { bytes: Buffer.concat(chunks), sizeBytes };
}
