import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStorage } from "@desk/core/file";
import { aWorkspace, type TestWorkspace } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { IngestTools } from "../ingest";
import { createMailParser } from "../parse/mail-parser";
import { type ThreadArchive, threadArchives } from "../testing/fixture-mails";
import { importArchive } from "./import-archive";

const pg = usingDatabase();
let tools: IngestTools;
let workspace: TestWorkspace;
beforeAll(() => {
  const storage = openStorage({ kind: "disk", dir: mkdtempSync(path.join(tmpdir(), "desk-import-")) });
  tools = { parser: createMailParser({ threads: 2 }), storage };
});
afterAll(() => tools.parser.close());
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
});

type Row = { messageId: string | null; ticketId: string; createdAt: string; sentAt: string };

/** The messages of each ticket by their Message-ID; null for the one that has none. */
async function threadsOf(): Promise<(string | null)[][]> {
  const rows = (await pg.db.execute(
    `/* across workspaces: maintenance */ select m.rfc_message_id as "messageId", m.ticket_id as "ticketId" from mails m
      where m.workspace_id = '${workspace.id}' and m.message_id is not null`,
  )) as unknown as Row[];
  const groups = Map.groupBy(rows, ({ ticketId }) => ticketId);
  return [...groups.values()].map((group) => group.map(({ messageId }) => messageId));
}

const asKey = (ids: readonly (string | null)[]): string =>
  ids
    .map((id) => id ?? "(no id)")
    .toSorted()
    .join("\n");
const plain = (id: string | null): string | null => (id === null || id === "" ? null : id.replace(/^<|>$/gu, ""));

/** How many of the threads that belong in an archive were formed message for message, and which were not. */
async function compare({ threads }: ThreadArchive): Promise<{ exact: number; different: string[] }> {
  const formed = new Set((await threadsOf()).map(asKey));
  const different = threads.filter(({ messages }) => !formed.has(asKey(messages.map(plain))));
  return { exact: threads.length - different.length, different: different.map(({ subject }) => subject) };
}

test("both list archives form the threads that belong in them, message for message", { timeout: 300_000 }, async () => {
  let exact = 0;
  let all = 0;
  for (const archive of threadArchives()) {
    workspace = await aWorkspace(pg.db);
    const started = performance.now();
    const result = await importArchive(workspace.system, tools, { path: archive.path });
    const seconds = (performance.now() - started) / 1_000;
    const compared = await compare(archive);
    console.log(
      `${archive.name}: ${JSON.stringify(result)} in ${seconds.toFixed(1)} s; ${compared.exact} of ${archive.threads.length} exact${compared.different.map((subject) => `\n  different: ${subject}`).join("")}`,
    );
    exact += compared.exact;
    all += archive.threads.length;
    const messages = archive.threads.flatMap((thread) => thread.messages).length;
    expect(result).toMatchObject({ mails: messages, messages, tickets: archive.threads.length, known: 0 });
  }
  console.log(`threads: ${exact} of ${all} exact`);
  expect([exact, all]).toEqual([134, 134]);
});

const separator = "From x@x.example Mon Nov  2 10:00:00 2026\n";
const aMail = (id: string, day: number, headers: string[] = [], from = "ana@rides.example") =>
  `${separator}From: ${from}\nTo: list@lists.example\nSubject: ${id}\nMessage-ID: <${id}@rides.example>\nDate: Mon, ${day} Nov 2026 10:00:00 +0000\n${headers.map((line) => `${line}\n`).join("")}\nHello ${id}\n\n`;
const aBox = (...mails: string[]) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "desk-box-")), "box.mbox");
  writeFileSync(file, mails.join(""));
  return file;
};
const count = async (statement: string): Promise<number> => {
  const [row] = (await pg.db.execute(`/* across workspaces: maintenance */ ${statement}`)) as unknown as {
    n: number;
  }[];
  return Number(row?.n);
};

test("EM-08: two conversations that a later mail links are one, in the order in which they were written", async () => {
  const box = aBox(
    aMail("joins", 9, ["In-Reply-To: <two@rides.example>", "References: <one@rides.example> <two@rides.example>"]),
    aMail("two", 3, ["In-Reply-To: <never-seen@rides.example>"], "bo@rides.example"),
    aMail("one", 2),
    aMail("alone", 4, [], "eva@rides.example"),
  );
  expect(await importArchive(workspace.system, tools, { path: box })).toMatchObject({
    mails: 4,
    tickets: 2,
    messages: 4,
  });
  const sorted = (await threadsOf()).toSorted((a, b) => b.length - a.length);
  expect(sorted.map((ids) => ids.toSorted())).toEqual([
    ["joins@rides.example", "one@rides.example", "two@rides.example"],
    ["alone@rides.example"],
  ]);
  const rows = (await pg.db.execute(
    `/* across workspaces: maintenance */ select e.rfc_message_id as id, m.created_at as at from messages m
      join message_envelopes e on e.workspace_id = m.workspace_id and e.message_id = m.id
      where m.workspace_id = '${workspace.id}' and e.rfc_message_id <> 'alone@rides.example' order by m.seq`,
  )) as unknown as { id: string; at: string }[];
  expect(rows.map(({ id, at }) => [id.split("@")[0], new Date(at).getUTCDate()])).toEqual([
    ["one", 2],
    ["two", 3],
    ["joins", 9],
  ]);
});

test("EM-24: an archive makes no noise: no mail leaves, nothing waits for an answer, everybody who wrote stands on it", async () => {
  const box = aBox(aMail("one", 2), aMail("two", 3, ["In-Reply-To: <one@rides.example>"], "Bo <bo@rides.example>"));
  await importArchive(workspace.system, tools, { path: box });
  const here = `workspace_id = '${workspace.id}'`;
  expect(await count(`select count(*) as n from deliveries where ${here}`)).toBe(0);
  expect(await count(`select count(*) as n from tickets where ${here} and waiting_since is not null`)).toBe(0);
  expect(await count(`select count(*) as n from ticket_ccs where ${here}`)).toBe(1);
  expect(await count(`select count(*) as n from customers where ${here}`)).toBe(2);
  expect(await count(`select count(*) as n from tickets where ${here} and follow_up_of_id is not null`)).toBe(0);
});

test("C15: an import that is broken off goes on where it was, and run twice at once changes nothing", async () => {
  const mails = Array.from({ length: 12 }, (_, n) =>
    aMail(`m${n}`, 1 + n, n % 3 === 0 ? [] : [`In-Reply-To: <m${n - (n % 3)}@rides.example>`]),
  );
  const half = aBox(...mails.slice(0, 7));
  const whole = aBox(...mails);
  await importArchive(workspace.system, tools, { path: half });
  const stopped = importArchive(workspace.system, tools, {
    path: whole,
    onProgress: (done) => {
      if (done === 9) throw new Error("stopped");
    },
  });
  await expect(stopped).rejects.toThrow("stopped");
  const results = await Promise.all([1, 2].map(() => importArchive(workspace.system, tools, { path: whole })));
  expect(results.some(({ outcomes }) => (outcomes.ticket ?? 0) + (outcomes.reply ?? 0) === 12)).toBe(true);
  expect((await threadsOf()).map((ids) => ids.length).toSorted()).toEqual([3, 3, 3, 3]);
  expect(await count(`select count(*) as n from messages where workspace_id = '${workspace.id}'`)).toBe(12);
});

test("the same bytes twice in one archive are two arrivals, one of them a duplicate", async () => {
  const box = aBox(aMail("one", 2), aMail("one", 2));
  expect(await importArchive(workspace.system, tools, { path: box })).toMatchObject({
    mails: 2,
    outcomes: { ticket: 1, duplicate: 1 },
    tickets: 1,
    messages: 1,
  });
});

test("CV-11: what an HTML mail quotes is folded when it is stored, and all of it is there", async () => {
  const html = "<div>Yes, please.</div><div>On 2 Nov 2026, Bo wrote:</div><blockquote>Shall I?</blockquote>";
  const box = aBox(aMail("one", 2, ["Content-Type: text/html; charset=utf-8"]).replace("Hello one", html));
  await importArchive(workspace.system, tools, { path: box });
  const [row] = (await pg.db.execute(
    `/* across workspaces: maintenance */ select body_html as html from messages where workspace_id = '${workspace.id}'`,
  )) as unknown as { html: string }[];
  expect(row?.html.replaceAll("\n", "")).toBe(
    '<div>Yes, please.</div><details class="quoted"><summary>…</summary><div>On 2 Nov 2026, Bo wrote:</div><blockquote>Shall I?</blockquote></details>',
  );
});
