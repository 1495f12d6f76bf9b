import type { Db } from "@desk/core/boot";
import type { Ctx } from "@desk/core/context";
import type { Storage } from "@desk/core/file";
import type { Log } from "./log";
import type { MailOut } from "./mail/servers";

/** What a job works with. */
export type Tools = {
  db: Db;
  now: () => Date;
  storage: Storage;
  mailOut: MailOut;
  /** What opens the secrets of mailboxes and renews their sign-ins. */
  secrets: Pick<Ctx, "vault" | "mailReach">;
  publicUrl: string;
  log: Log;
};
