import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseEnv } from "node:util";

const root = path.resolve(import.meta.dirname, "../../..");
/** Where `./start.sh` keeps the instance that Playwright starts by itself. */
export const ownStateDir = path.join(root, ".data", "e2e");

/** The mail server of the tests; the instance under test sends to it. */
export const mailPort = Number(process.env.MAIL_PORT ?? 3211);
export const mailDir = path.join(tmpdir(), `halen-desk-mails-${mailPort}`);
/** As long as this file is there the mail server says that the address's mailbox is full. */
export const refusalFile = (address: string): string => path.join(mailDir, `${address}.full`);
/** Where the instance under test takes mail from other servers. */
export const incomingMailPort = Number(process.env.MAIL_LISTEN_PORT ?? 3212);

/** A setting of the instance under test: from our own environment, or from the file it left. */
export function instanceSetting(name: "DATABASE_URL"): string {
  const file = path.join(ownStateDir, "run.env");
  const value = process.env[name] ?? (existsSync(file) ? parseEnv(readFileSync(file, "utf8"))[name] : undefined);
  if (value === undefined) throw new Error(`${name} of the instance under test is not known. Run ./test.sh e2e.`);
  return value;
}
