import { get } from "node:http";
import { type Db, pingDatabase } from "@desk/core/boot";
import { answer } from "./answer";
import type { Serve } from "./door";
import { type MailHealthReader, type MailSummary, summaryOf } from "./mail-health";

type Check = { database: boolean; pages: boolean; mail: MailSummary | null };
export type Readiness = { check: () => Promise<Check>; isStopping: boolean };

const withinMs = 2_000;
const remembersMs = 500;

/** Alive as long as the process can answer at all. */
export const serveHealth: Serve = ({ res, headers }) =>
  answer(res, 200, { ...headers, "Content-Type": "application/json" }, '{"status":"ok"}');

/**
 * Ready when the database answers and pages can be made. Trouble with mail is told beside it: a mailbox that cannot be
 * read is no reason to send people elsewhere.
 */
export function serveReady(readiness: Readiness): Serve {
  return async ({ res, headers }) => {
    const { database, pages, mail } = await readiness.check();
    const isReady = database && pages && !readiness.isStopping;
    const body = JSON.stringify({
      status: isReady ? "ok" : "unavailable",
      database,
      pages,
      stopping: readiness.isStopping,
      ...(mail === null ? {} : { mail }),
    });
    answer(res, isReady ? 200 : 503, { ...headers, "Content-Type": "application/json" }, body);
  };
}

/** Probes at most twice a second, however often it is asked. */
export function createReadiness(db: Db, webUrl: URL | null, mailHealth: MailHealthReader): Readiness {
  let last: { at: number; result: Promise<Check> } | null = null;
  const probe = async (): Promise<Check> => {
    const [database, pages, mail] = await Promise.all([
      isAnswering(pingDatabase(db)),
      webUrl === null ? true : arePagesUp(webUrl),
      mailHealth.latest(),
    ]);
    return { database, pages, mail: mail === null ? null : summaryOf(mail) };
  };
  return {
    isStopping: false,
    check() {
      if (last === null || performance.now() - last.at > remembersMs) last = { at: performance.now(), result: probe() };
      return last.result;
    },
  };
}

function isAnswering(work: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), withinMs);
    work
      .then(() => resolve(true))
      .catch(() => resolve(false))
      .finally(() => clearTimeout(timer));
  });
}

function arePagesUp(webUrl: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get(new URL("/sign-in", webUrl), { timeout: withinMs, agent: false }, (answered) => {
      answered.resume();
      resolve((answered.statusCode ?? 500) < 500);
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => resolve(false));
  });
}
