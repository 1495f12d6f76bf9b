import { mkdtempSync } from "node:fs";
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
