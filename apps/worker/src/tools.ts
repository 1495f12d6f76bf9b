import type { Db } from "@desk/core/boot";
import type { Storage } from "@desk/core/file";
import type { MailTransport } from "@desk/email/transport";
import type { Log } from "./log";

/** What a job works with. */
export type Tools = {
  db: Db;
  now: () => Date;
  storage: Storage;
  /** Null while no mail server is set: mails wait. */
  transport: MailTransport | null;
  publicUrl: string;
  log: Log;
};
