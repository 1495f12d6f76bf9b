import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { createApiKey } from "@desk/core/apikey";
import { createMailbox } from "@desk/core/mail/mailbox";
import { createVault } from "@desk/core/secret";
import { usingDatabase } from "@desk/core/testing/database";
import { aDesk, asOwner } from "@desk/core/testing/identity";
import { ScriptedImapServer } from "@desk/email/testing/imap-server/server";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { type App, type AppSettings, appSecret, type Bundle, bundleOf } from "../testing/crash/app-process";
import { hastyDoor, httpDoor, imapDoor, type OpenDoor, pipeDoor, smtpDoor } from "../testing/crash/doors";
import { type Figures, sendThrough } from "../testing/crash/incoming";
import { mailsToSend } from "../testing/crash/mails";

const isLong = process.env.LONG === "1";
const size = isLong ? { mails: 5_000, kills: 20 } : { mails: 300, kills: 3 };
/** Each mail by the pipe is a process of its own, a third of a second of CPU time. */
const pipeSize = isLong ? size : { mails: 15, kills: 3 };
// Each piped mail is a process of its own: 5 000 of them are most of an hour on two cores.
const timeoutMs = isLong ? 7_200_000 : 180_000;
const pg = usingDatabase({ max: 6, statementTimeoutMs: 120_000 });
const bundles = new Map<App, Promise<Bundle>>();
let imap: ScriptedImapServer;
let door: OpenDoor | undefined;
const figures: Record<string, Figures> = {};

/** The built main file of an app, made when the first test needs it. */
async function built(app: App, name = "main"): Promise<string> {
  const more = app === "worker" ? { hasty: "src/testing/crash/hasty-door.ts" } : {};
  const bundle = bundles.get(app) ?? bundleOf(app, more);
  bundles.set(app, bundle);
  return (await bundle).fileOf(name);
}
afterAll(async () => {
  await Promise.all([...bundles.values()].map(async (bundle) => (await bundle).remove()));
  if (!isLong) return;
  const file = new URL("../../../../docs/performance/mail-incoming-crash.json", import.meta.url);
  writeFileSync(fileURLToPath(file), `${JSON.stringify(figures, null, 2)}\n`);
});
beforeEach(async () => {
  imap = await ScriptedImapServer.start();
});
afterEach(async () => {
  await door?.close();
  door = undefined;
  await imap.stop();
  await pg.db.execute("/* across workspaces: maintenance */ update mailboxes set is_active = false");
});

const settings = (): AppSettings => ({ DATABASE_URL: pg.url });

/** A workspace with one mailbox, and what a door has to know of it. */
async function aPlace(incoming: "imap" | "forward") {
  const desk = await aDesk(pg.db, { at: new Date(), now: () => new Date(), pass: () => undefined });
  const owner = { ...(await asOwner(desk)), vault: createVault(appSecret) };
  const { workspaceId } = owner;
  const address = `support.${workspaceId}@desk.example`;
  const { user, password } = imap.options;
  const reading = { kind: "imap" as const, host: "127.0.0.1", port: imap.port, security: "none" as const };
  await createMailbox(
    owner,
    CreateMailbox.parse({
      name: "Support",
      address,
      incoming: incoming === "forward" ? { kind: "forward" } : { ...reading, user, auth: "password" },
      ...(incoming === "forward" ? {} : { incomingSecret: password }),
      outgoing: { kind: "installation" },
      settings: { acknowledges: false },
      isDefault: true,
    }),
  );
  const { secret } = await createApiKey(owner, { name: "Provider", scopes: ["mail:ingest"], expiresAt: null });
  const [row] = await pg.db.execute<{ slug: string }>(`select slug from workspaces where id = '${workspaceId}'`);
  return { workspaceId, address, apiKey: secret, slug: row?.slug ?? "" };
}

type Place = Awaited<ReturnType<typeof aPlace>>;
async function run(name: string, place: Place, { mails, kills } = size, atOnce = 12): Promise<Figures> {
  if (door === undefined) throw new Error("Open a door first.");
  const { workspaceId, address } = place;
  const result = await sendThrough(pg.db, door, { workspaceId, mails: mailsToSend(mails, address), kills, atOnce });
  process.stdout.write(`R2 ${name}: ${JSON.stringify(result)}\n`);
  figures[name] = result;
  return result;
}
const safe = { lost: 0, duplicates: 0, torn: 0 };

test("R2: kill -9 of a worker that reads a mailbox by IMAP loses no mail and doubles none", {
  timeout: timeoutMs,
}, async () => {
  const place = await aPlace("imap");
  door = await imapDoor({ worker: await built("worker") }, settings(), imap);
  expect(await run("imap", place, size, 60)).toMatchObject(safe);
});

test("R2: kill -9 of a worker that takes mail by SMTP loses none it said 250 to and doubles none", {
  timeout: timeoutMs,
}, async () => {
  const place = await aPlace("forward");
  door = await smtpDoor({ worker: await built("worker") }, settings(), place.address);
  expect(await run("smtp", place)).toMatchObject(safe);
});

test("R2: kill -9 of server and worker while providers post loses no mail that was answered with 200 and doubles none", {
  timeout: timeoutMs,
}, async () => {
  const place = await aPlace("forward");
  door = await httpDoor({ worker: await built("worker"), server: await built("server") }, settings(), place.apiKey);
  expect(await run("http", place)).toMatchObject(safe);
});

test("R2: kill -9 of `desk mail ingest` and of the worker loses no mail that ended with 0 and doubles none", {
  timeout: timeoutMs,
}, async () => {
  const place = await aPlace("forward");
  door = await pipeDoor({ worker: await built("worker"), cli: await built("cli") }, settings(), place.slug);
  expect(await run("pipe", place, pipeSize, 3)).toMatchObject(safe);
});

test("R2, control: a door that answers before it has stored loses some", { timeout: timeoutMs }, async () => {
  const place = await aPlace("forward");
  door = await hastyDoor(
    { worker: await built("worker"), hasty: await built("worker", "hasty") },
    settings(),
    place.workspaceId,
  );
  const { lost } = await run("control", place, { mails: 120, kills: 3 });
  expect(lost).toBeGreaterThan(0);
});
