import { oversizedBytesKept, storeMail } from "@desk/core/mail/incoming";
import { listMailboxes, readFolderPosition } from "@desk/core/mail/mailbox";
import { aWorkspace, type TestWorkspace } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { ScriptedImapServer } from "@desk/email/testing/imap-server/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aMailboxOn, aMailText, aReader, doorTools, lines } from "../../../testing/imap-reader";

const pg = usingDatabase({ max: 8 });
let workspace: TestWorkspace;
let server: ScriptedImapServer;
let reader: ReturnType<typeof aReader> | null = null;
const soon = { timeout: 8_000, interval: 20 };

beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  server = await ScriptedImapServer.start();
  lines.length = 0;
});
afterEach(async () => {
  await reader?.stop();
  reader = null;
  await pg.db.execute(
    `/* across workspaces: maintenance */ update mailboxes set is_active = false where workspace_id = '${workspace.id}'`,
  );
  await server.stop();
});

type Stored = { subject: string; size: number; key: string };
/** The mails that are stored, by the subject in their bytes. */
async function stored(): Promise<Stored[]> {
  const rows = await pg.db.execute<{ bytes: Uint8Array; size: number; key: string }>(
    `/* across workspaces: maintenance */ select s.bytes, m.size_bytes as size, m.door_key as key
      from mails m join mail_sources s on s.workspace_id = m.workspace_id and s.mail_id = m.id
      where m.workspace_id = '${workspace.id}'`,
  );
  return rows
    .map(({ bytes, size, key }) => ({
      subject: /Subject: (.*)\r/u.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? "",
      size,
      key,
    }))
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
}
const subjects = async () => (await stored()).map(({ subject }) => subject);
const start = () => {
  reader = aReader(doorTools(pg.db));
};
const seen = (folder = "INBOX") => server.folder(folder).mails.map(({ flags }) => flags.has("\\Seen"));

test("mails are fetched as they are, then flagged, and a new one is told by IDLE", async () => {
  server.deliver(aMailText("one"));
  server.deliver(Buffer.from("Subject: two\r\n\r\n\u0000\u00ff {5}\r\n", "latin1"));
  await aMailboxOn(server, workspace, { pollSeconds: 3_600 });
  start();
  await vi.waitFor(() => expect(seen()).toEqual([true, true]), soon);
  expect(await subjects()).toEqual(["one", "two"]);
  await vi.waitFor(() => expect(server.commands.at(-1)).toBe("IDLE"), soon);
  server.deliver(aMailText("three"));
  await vi.waitFor(async () => expect(await subjects()).toEqual(["one", "three", "two"]), soon);
});

test("C22: a server that forgets to tell is asked", async () => {
  server.script = { forgetsIdle: true };
  await aMailboxOn(server, workspace);
  start();
  await vi.waitFor(() => expect(server.commands).toContain("IDLE"), soon);
  server.deliver(aMailText("late"));
  await vi.waitFor(async () => expect(await subjects()).toEqual(["late"]), soon);
});

test("several folders are read, mail is moved once it is stored, and older mail stays", async () => {
  server.folder("Read");
  server.deliver(aMailText("old"), "INBOX", new Date("2020-01-01T00:00:00Z"));
  server.deliver(aMailText("inbox"));
  server.deliver(aMailText("sales"), "Sales");
  await aMailboxOn(server, workspace, {
    folders: ["INBOX", "Sales", "Missing"],
    afterwards: "move",
    moveTo: "Read",
    since: "2024-01-01T00:00:00.000Z",
  });
  start();
  await vi.waitFor(() => expect(server.folder("Read").mails).toHaveLength(2), soon);
  expect(await subjects()).toEqual(["inbox", "sales"]);
  expect(server.inbox.mails).toHaveLength(1);
  await vi.waitFor(() => expect(server.commands).toContain("IDLE"), soon);
  expect((await listMailboxes(workspace.system))[0]?.lastError).toContain("The folder Missing cannot be opened");
});

test("EM-24: an old mailbox is taken over as archive, and nothing in it is touched", async () => {
  server.deliver(aMailText("old"), "INBOX", new Date("2020-01-01T00:00:00Z"));
  const { id } = await aMailboxOn(server, workspace);
  await pg.db.execute(`/* across workspaces: maintenance */ update mailboxes
    set settings = jsonb_set(settings, '{isArchiveImport}', 'true') where id = '${id}'`);
  start();
  await vi.waitFor(async () => expect(await subjects()).toEqual(["old"]), soon);
  await vi.waitFor(() => expect(server.commands).toContain("IDLE"), soon);
  expect(seen()).toEqual([false]);
  const rows = await pg.db.execute<{ isArchive: boolean }>(`/* across workspaces: maintenance */
    select is_archive as "isArchive" from mails where workspace_id = '${workspace.id}'`);
  expect([...rows]).toEqual([{ isArchive: true }]);
});

test("C21: nothing is flagged before it is committed, and all of it comes when the database is back", async () => {
  server.deliver(aMailText("one"));
  server.deliver(aMailText("two"));
  await pg.db.execute(
    `create function no_mail() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$;
    create trigger no_mail before insert on mail_sources for each row execute function no_mail()`,
  );
  await aMailboxOn(server, workspace);
  start();
  await vi.waitFor(() => expect(server.connections).toBeGreaterThan(2), soon);
  expect(seen()).toEqual([false, false]);
  expect(await stored()).toEqual([]);
  await pg.db.execute("drop function no_mail() cascade");
  await vi.waitFor(() => expect(seen()).toEqual([true, true]), soon);
  expect(await subjects()).toEqual(["one", "two"]);
});

test("C21: what was stored before the worker died is flagged, not fetched again", async () => {
  const { id } = await aMailboxOn(server, workspace);
  const { uid, bytes } = server.deliver(aMailText("one"));
  const doorKey = `${id}/1/${uid}/INBOX`;
  await storeMail(workspace.system, { bytes, door: "imap", doorKey, envelope: {}, mailboxId: id });
  start();
  await vi.waitFor(() => expect(seen()).toEqual([true]), soon);
  expect(await subjects()).toEqual(["one"]);
  expect(server.commands.filter((line) => line.includes("BODY"))).toEqual([]);
});

test("C22: a line that breaks in the middle of a mail loses none, keeps no half, and holds up no other", async () => {
  for (const name of ["a", "b", "c", "d"]) server.deliver(aMailText(name));
  server.dropMidFetch(2, 2);
  await aMailboxOn(server, workspace);
  start();
  await vi.waitFor(() => expect(seen()).toEqual([true, true, true, true]), soon);
  expect(await subjects()).toEqual(["a", "b", "c", "d"]);
  const sizes = new Set((await stored()).map(({ size }) => size));
  expect([...sizes]).toEqual([aMailText("a").length]);
  expect(server.connections).toBeGreaterThanOrEqual(3);
  expect(lines.join()).toContain("a mailbox cannot be read");
});

test("C22: after a new UIDVALIDITY the folder is read anew under new keys", async () => {
  const { id } = await aMailboxOn(server, workspace);
  for (const name of ["a", "b", "c"]) server.deliver(aMailText(name));
  start();
  const position = () => readFolderPosition(workspace.system, id, "INBOX");
  await vi.waitFor(async () => expect(await position()).toEqual({ uidValidity: "1", lastUid: 3 }), soon);
  server.inbox.mails.shift();
  server.inbox.renumber();
  server.deliver(aMailText("new"));
  await vi.waitFor(async () => expect(await position()).toEqual({ uidValidity: "2", lastUid: 3 }), soon);
  expect(await subjects()).toEqual(["a", "b", "b", "c", "c", "new"]);
  expect(new Set((await stored()).map(({ key }) => key)).size).toBe(6);
});

test("C22: a mail that is announced too large is never fetched whole", async () => {
  server.deliver(aMailText("huge"));
  server.deliver(aMailText("small"));
  server.script = { announcedSize: ({ uid, bytes }) => (uid === 1 ? 200_000_000 : bytes.length) };
  await aMailboxOn(server, workspace);
  start();
  await vi.waitFor(() => expect(seen()).toEqual([true, true]), soon);
  expect(await stored()).toMatchObject([{ subject: "huge", size: 200_000_000 }, { subject: "small" }]);
  const bodies = server.commands.filter((line) => line.includes("BODY"));
  expect(bodies[0]).toContain(`<0.${oversizedBytesKept}>`);
});

test("C22: a literal of three gigabytes ends the line at once; its mail is kept as too large, the others come", async () => {
  server.deliver(aMailText("lies"));
  server.deliver(aMailText("small"));
  server.script = { literalSize: ({ uid, bytes }) => (uid === 1 ? 3_000_000_000 : bytes.length) };
  await aMailboxOn(server, workspace);
  const before = process.memoryUsage().rss;
  start();
  await vi.waitFor(() => expect(seen()).toEqual([true, true]), soon);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  const [lies] = await stored();
  expect(lies?.size).toBeGreaterThan(1_000_000);
});

test("C22: a hostile BYE is survived", async () => {
  server.deliver(aMailText("one"));
  server.script = { byeOn: "FETCH", byeText: `go\u0007away ${"x".repeat(9_000)}` };
  const { id } = await aMailboxOn(server, workspace);
  start();
  const trouble = async () => (await listMailboxes(workspace.system)).find((one) => one.id === id)?.lastError ?? "";
  await vi.waitFor(async () => expect(await trouble()).toContain("ended the connection"), soon);
  expect((await trouble()).length).toBeLessThan(501);
  server.script = {};
  await vi.waitFor(() => expect(seen()).toEqual([true]), soon);
  expect(await subjects()).toEqual(["one"]);
  await vi.waitFor(async () => expect(await trouble()).toBe(""), soon);
});

test("C22: a server that falls silent is left after a while", async () => {
  server.script = { forgetsIdle: true, hangsAfterDone: true };
  await aMailboxOn(server, workspace);
  reader = aReader(doorTools(pg.db), { silenceMs: 200 });
  await vi.waitFor(() => expect(server.connections).toBeGreaterThan(1), soon);
});

test("flags that cannot be set lose nothing and repeat nothing, and the mailbox says so", async () => {
  server.deliver(aMailText("one"));
  server.script = { refusesFlags: true };
  const { id } = await aMailboxOn(server, workspace);
  start();
  const mailbox = async () => (await listMailboxes(workspace.system)).find((one) => one.id === id);
  await vi.waitFor(async () => expect((await mailbox())?.lastError).toContain("cannot be flagged"), soon);
  expect((await mailbox())?.lastFetchAt).not.toBeNull();
  expect(await subjects()).toEqual(["one"]);
});

test("a refused sign-in is told without the secret, however the server repeats it", async () => {
  server.script = { echoesSecrets: true };
  server.options.password = "another password";
  const { id } = await aMailboxOn(server, workspace);
  server.options.password = "changed meanwhile";
  start();
  const mailbox = async () => (await listMailboxes(workspace.system)).find((one) => one.id === id);
  await vi.waitFor(async () => expect((await mailbox())?.lastError).toContain("refuses the user name"), soon);
  expect(`${(await mailbox())?.lastError} ${lines.join()}`).not.toContain("another password");
});

test("of several workers one reads a mailbox; when it stops, another goes on", async () => {
  await aMailboxOn(server, workspace);
  const workers = [1, 2, 3].map(() => aReader(doorTools(pg.db)));
  await vi.waitFor(() => expect(server.commands).toContain("IDLE"), soon);
  expect(server.connections).toBe(1);
  server.deliver(aMailText("one"));
  await vi.waitFor(() => expect(seen()).toEqual([true]), soon);
  await workers[0]?.stop();
  await workers[1]?.stop();
  server.deliver(aMailText("two"));
  await vi.waitFor(() => expect(seen()).toEqual([true, true]), soon);
  await workers[2]?.stop();
  expect(await subjects()).toEqual(["one", "two"]);
});

test("another workspace's mailbox with the same folder has keys of its own", async () => {
  const other = await aWorkspace(pg.db);
  server.deliver(aMailText("one"));
  await aMailboxOn(server, workspace);
  await aMailboxOn(server, other);
  start();
  const counts = () =>
    pg.db.execute<{ count: number }>(`/* across workspaces: maintenance */ select count(*)::int as count from mails
      where workspace_id = any(array['${workspace.id}', '${other.id}']::uuid[])`);
  await vi.waitFor(async () => expect((await counts())[0]?.count).toBe(2), soon);
  await pg.db.execute(
    `/* across workspaces: maintenance */ update mailboxes set is_active = false where workspace_id = '${other.id}'`,
  );
});
