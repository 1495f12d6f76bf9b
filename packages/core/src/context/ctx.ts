import type { Db } from "@desk/db/client";
import { v7 } from "uuid";
import type { MailReach } from "../mail/mailbox/reach";
import type { Vault } from "../secret/vault";
import type { Actor } from "./actor";

/** What every verb gets: where to write, for which workspace, on whose behalf, and what time it is. */
export type Ctx<A extends Actor = Actor> = {
  db: Db;
  workspaceId: string;
  actor: A;
  now: () => Date;
  /** Set inside a transaction, so that a verb called by a verb joins it. */
  isInTransaction?: boolean;
  /** Old mail that is only filed: nobody is written to and told because of it. */
  isQuiet?: boolean | undefined;
  /** Set while a job works: the events on tickets carry it, so that their history tells bulk work apart. */
  jobId?: string | undefined;
  /** One of very many changes at once: people are not mailed about each. */
  isUnheard?: boolean | undefined;
  /** Seals what the database must not know: the secrets of mailboxes. Missing where AUTH_SECRET is not set. */
  vault?: Vault | undefined;
  /** Reaches mail servers and OAuth issuers; only a process that was given it does. */
  mailReach?: MailReach | undefined;
};

/** UUIDv7: ids made by the app, ordered by time, the same in URL, API and table. */
export const newId = (): string => v7();

/** Runs `work` in one transaction, or in the one that is already open. */
export function inTransaction<A extends Actor, T>(ctx: Ctx<A>, work: (ctx: Ctx<A>) => Promise<T>): Promise<T> {
  if (ctx.isInTransaction === true) return work(ctx);
  return ctx.db.transaction((tx) => work({ ...ctx, db: tx, isInTransaction: true }));
}

export const systemCtx = (db: Db, workspaceId: string, name: string, now: () => Date = () => new Date()): Ctx => ({
  db,
  workspaceId,
  actor: { kind: "system", name },
  now,
});
