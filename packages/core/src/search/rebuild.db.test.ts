import { Search } from "@desk/contracts/ticket";
import { runStatement } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import { systemCtx } from "../context";
import { asAgent, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { rebuildSearch, search } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  for (let n = 0; n < 3; n += 1)
    await aTicket(workspace, { subject: "Frage", body: { text: `Bitte senden Sie mir die Rechnungen ${n}, danke.` } });
  // As the last release left them: without a language, the words as they stand.
  for (const text of [
    "update messages m set language = null where m.workspace_id = $1",
    "update messages m set document = to_tsvector('desk', m.body_text) where m.workspace_id = $1",
    "update ticket_search h set language = null where h.workspace_id = $1",
    "delete from search_languages l where l.workspace_id = $1",
    `insert into search_rebuilds (workspace_id, source, before_at, before_id)
      select $1::uuid, s, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff' from unnest(array['messages', 'ticket_search']) s`,
  ])
    await runStatement(pg.db, text, [workspace.id]);
});

const count = async (q: string) =>
  (await search(await asAgent(workspace, { role: "admin" }), Search.parse({ q }))).tickets.length;

test("QV-04: rows of the last release are found as they are and stemmed bit by bit; a second run does nothing", async () => {
  expect(await count("rechnungen")).toBe(3);
  expect(await count('"rechnung"')).toBe(0);
  const system = systemCtx(pg.db, workspace.id, "test", workspace.now);
  expect(await rebuildSearch(system)).toBe(6);
  expect(await count("rechnungen")).toBe(3);
  expect(await count('"rechnung"')).toBe(3);
  expect(await rebuildSearch(system)).toBe(0);
});

test("nobody but the product itself may ask for it", async () => {
  await expect(rebuildSearch(await asAgent(workspace, { role: "admin" }))).rejects.toMatchObject({ code: "forbidden" });
});
