import type { Server } from "node:http";
import { sessionCookieName } from "@desk/auth/cookie";
import { signInChoices, singleSignOnOf } from "@desk/auth/single-sign-on";
import type { Db } from "@desk/core/boot";
import type { Ctx } from "@desk/core/context";
import { openStorage } from "@desk/core/file";
import { createLimiter } from "@desk/core/limit";
import { createHostGuard, type HostGuard } from "@desk/core/net";
import { createVault } from "@desk/core/secret";
import { createMailReach } from "@desk/email/reach";
import { readSmtpUrl } from "@desk/email/smtp-server-address";
import { type Answered, createDoor, type DoorOptions } from "./door";
import { type Env, storageSettings } from "./env";
import { createIdentify } from "./identify";
import { describeError, type Log } from "./log";
import { createMailHealthReader, renderMailHealth } from "./mail-health";
import { createMetrics, createMetricsServer } from "./metrics";
import { createGate } from "./overload";
import { createPages } from "./pages";
import { serveDocs } from "./serve-docs";
import { serveFiles } from "./serve-files";
import { createReadiness, type Readiness, serveHealth, serveReady } from "./serve-health";
import { serveMail } from "./serve-mail";
import { serveRest } from "./serve-rest";
import { serveSecurityText } from "./serve-security-text";
import { serveTrpc } from "./serve-trpc";

export type BuiltServer = { door: Server; metrics: Server; readiness: Readiness; close: () => void };

const minuteMs = 60_000;
/** Requests that may wait for the database at once, per connection of the pool. */
const waitingPerConnection = 16;
/** With half of them served in this time, nearly all are within a second. */
const waitWantedMs = 350;

/** Puts the parts together. Nothing listens yet. */
export function buildServer(env: Env, db: Db, log: Log, now: () => Date = () => new Date()): BuiltServer {
  const onUnexpected: DoorOptions["onUnexpected"] = (error, where, requestId) =>
    log("error", `unexpected in ${where}`, { requestId, ...describeError(error) });
  const gate = createGate({
    roomMin: env.DATABASE_POOL_MAX * 2,
    roomMax: env.DATABASE_POOL_MAX * waitingPerConnection,
    waitWantedMs,
    patienceMs: env.PATIENCE_MS,
  });
  const metrics = createMetrics({ desk_requests_in_flight: () => gate.inFlight });
  const guard = createHostGuard(env.PRIVATE_HOSTS_ALLOWED);
  const identify = createIdentify({
    secrets: secretsOf(env, guard, now),
    db,
    cookieName: sessionCookieName(env.PUBLIC_URL.origin),
    now,
    onTouchFailed: (error) => log("warn", "last use was not written", describeError(error)),
  });
  const perMinute = (name: string, tokensMax: number) =>
    createLimiter({ db, name, tokensMax, windowMs: minuteMs, blockSize: Math.max(1, Math.floor(tokensMax / 20)), now });
  const limits = {
    caller: perMinute("api", env.RATE_LIMIT_PER_MINUTE),
    guest: perMinute("guest", Math.ceil(env.RATE_LIMIT_PER_MINUTE / 10)),
  };
  const webUrl = env.WEB_URL === "" ? null : env.WEB_URL;
  const mailHealth = createMailHealthReader(db, now, () => gate.inFlight > env.DATABASE_POOL_MAX);
  const readiness = createReadiness(db, webUrl, mailHealth);
  const shared = { db, identify, gate, limits, onUnexpected, now };
  const door = createDoor({
    publicUrl: env.PUBLIC_URL,
    trustedProxies: env.TRUSTED_PROXIES,
    metrics,
    isStopping: () => readiness.isStopping,
    ...(env.LOG_REQUESTS ? { onAnswered: (answered: Answered) => log("info", "request", answered) } : {}),
    onUnexpected,
    pages:
      webUrl === null
        ? null
        : createPages(webUrl, env.NODE_ENV === "development", () => log("warn", "the pages are not answering")),
    routes: {
      trpc: serveTrpc({
        ...shared,
        guest: { db, now, publicUrl: env.PUBLIC_URL.origin, signInChoices: signInChoices(singleSignOnOf(env)) },
      }),
      rest: serveRest({ ...shared, corsOrigins: new Set(env.CORS_ORIGINS) }),
      docs: serveDocs(env.PUBLIC_URL),
      files: serveFiles({
        ...shared,
        guard,
        storage: openStorage(storageSettings(env)),
      }),
      mail: serveMail({ ...shared, guard }),
      health: serveHealth,
      ready: serveReady(readiness),
      securityText: serveSecurityText(env.PUBLIC_URL, env.SECURITY_CONTACT, now),
    },
  });
  return {
    door,
    metrics: createMetricsServer(metrics, async () => renderMailHealth(await mailHealth.latest())),
    readiness,
    close: () => gate.close(),
  };
}

/** What opens the secrets of mailboxes and reaches mail servers and providers on their behalf. */
function secretsOf(env: Env, guard: HostGuard, now: () => Date): Pick<Ctx, "vault" | "mailReach"> {
  const installation = env.SMTP_URL === "" ? null : readSmtpUrl(env.SMTP_URL);
  return {
    vault: env.AUTH_SECRET === "" ? undefined : createVault(env.AUTH_SECRET),
    mailReach: createMailReach({ guard, publicUrl: env.PUBLIC_URL.origin, oauth: env, now, installation }),
  };
}
