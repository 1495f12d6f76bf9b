import { ListTickets, Search } from "@desk/contracts/ticket";
import { ReadGroups } from "@desk/contracts/view";
import type { Db } from "@desk/db/client";
import { runStatement } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { asAdmin, asAgent, asCustomer, aWorkspace, fillTickets, type TestWorkspace } from "../testing";
import { type Work, workOf } from "../testing/explain";
import { listTickets, readGroups } from "../ticket";
import { search } from ".";

const count = process.env.LONG === "1" ? 120_000 : 8_000;
const pg = usingDatabase({ statementTimeoutMs: 1_200_000 });
let workspace: TestWorkspace;
let readers: Record<"admin" | "member of a team" | "customer", Ctx>;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  const { teamIds } = await fillTickets(workspace, count);
  const run = (text: string) => runStatement<{ id: string }>(pg.db, text, [workspace.id]);
  // `common` stands in the even tickets, `elsewhere` in all others.
  await run(`insert into messages (workspace_id, id, ticket_id, seq, kind, author_kind, channel, body_text, created_at, language)
    select $1::uuid, md5('odd' || t.number)::uuid, t.id, 3, 'reply', 'agent', 'api', 'elsewhere', t.created_at, 'en'
    from tickets t where t.workspace_id = $1::uuid and t.number % 2 = 1`);
  await run("update tickets set has_attachment = true where workspace_id = $1 and number % 3 = 0");
  for (const table of ["messages", "tickets"]) await runStatement(pg.db, `vacuum analyze ${table}`, []);
  const [person] = await run("select c.id from customers c where c.workspace_id = $1 and c.name = 'Customer 12'");
  readers = {
    admin: await asAdmin(workspace),
    "member of a team": await asAgent(workspace, { teams: { [teamIds[0] ?? ""]: "full" } }),
    customer: asCustomer(workspace, person?.id ?? ""),
  };
}, 1_800_000);

const alternatives = (word: (n: number) => string) => Array.from({ length: 50 }, (_, n) => word(n)).join(" OR ");

/** What one search may do at the most, however many tickets there are. */
const most: Work = { rows: 60_000, pages: 60_000, spilled: 0 };

/** Customers ask a few tickets, and their searches look into nothing else. */
const mostOfCustomer: Work = { rows: 500, pages: 1_000, spilled: 0 };

function expectBounded(label: string, { rows, pages, spilled }: Work, bounds: Work): void {
  expect(rows, `${label}: rows`).toBeLessThanOrEqual(bounds.rows);
  expect(pages, `${label}: pages`).toBeLessThanOrEqual(bounds.pages);
  expect(spilled, `${label}: pages written aside`).toBe(bounds.spilled);
}

const searches: Record<string, string> = {
  "two common words that never meet": "common elsewhere",
  "two common words that never meet, whole": "common elsewhere -",
  "a phrase of words that never meet": '"common elsewhere"',
  "the beginning of many words": "wor",
  "one letter": "c*",
  "two letters": "co*",
  "a phrase of common words": '"bag driver"',
  "a phrase that no text has": '"driver bag"',
  "all but a common word": "lost -common",
  "nothing but a word that must not be": "-common",
  "as many alternatives as are read": alternatives((n) => `word${n * 7}`).slice(0, 300),
  "what is common, beside files of a rare person": "has:attachment requester:cust000012@example.com common",
};

test.each(Object.entries(searches))("E08: a search for %s does a bounded work", async (_what, q) => {
  for (const [who, ctx] of Object.entries(readers)) {
    const asks: Record<string, (db: Db) => Promise<unknown>> = {
      search: (db) => search({ ...ctx, db }, Search.parse({ q })),
      list: (db) => listTickets({ ...ctx, db }, ListTickets.parse({ q })),
    };
    for (const [how, ask] of Object.entries(asks)) {
      const work = await workOf(pg.db, ask);
      expectBounded(`${who}, ${how}`, work, who === "customer" ? mostOfCustomer : most);
    }
  }
});

/** Tickets that a list looks at, with a message or two of each, and the texts of rare words that are listed first. */
const mostOfList: Work = { rows: 320_000, pages: 200_000, spilled: 0 };

const queries: Record<string, string> = {
  "two common words that never meet": "common elsewhere",
  "the beginning of one letter": "c*",
  "a phrase of common words": '"bag driver"',
  "a phrase that no text has": '"driver bag"',
  "all but a common word": "-common",
  "all but two common words": "-common -elsewhere",
  "fifty words": alternatives((n) => `word${n * 7}`),
  "fifty words of no text": alternatives((n) => `nothing${n}`),
  "fifty words that are not there": Array.from({ length: 50 }, (_, n) => `-nothing${n}`).join(" "),
  "fifty conditions of several kinds": alternatives((n) =>
    n % 3 === 0 ? `label:l${n}` : n % 3 === 1 ? `follower:"Agent ${n % 8}"` : `subject:nothing${n}`,
  ),
  "files of a rare person": "has:attachment requester:cust000012@example.com",
};

test.each(Object.entries(queries))(
  "E08: a list by %s does a bounded work, and so does its count",
  async (_what, query) => {
    for (const who of ["admin", "member of a team"] as const) {
      const asks: Record<string, (db: Db) => Promise<unknown>> = {
        list: (db) => listTickets({ ...readers[who], db }, ListTickets.parse({ query })),
        sorted: (db) =>
          listTickets({ ...readers[who], db }, ListTickets.parse({ query, sort: "priority.desc,updated.asc" })),
        counted: (db) => readGroups({ ...readers[who], db }, ReadGroups.parse({ query, by: "status", limit: 0 })),
      };
      for (const [how, ask] of Object.entries(asks)) {
        const work = await workOf(pg.db, ask);
        expectBounded(`${who}, ${how}`, work, mostOfList);
      }
    }
  },
);

test("a search that the index answers writes no text aside, and asks for each ticket it found by its key alone", async () => {
  const statements: string[] = [];
  const work = await workOf(
    pg.db,
    (db) => listTickets({ ...readers.admin, db }, ListTickets.parse({ q: "common" })),
    statements,
  );
  expect(work.spilled).toBe(0);
  const ofFound = statements.filter((text) => text.includes("as found(id)"));
  expect(ofFound).toHaveLength(1);
  expect(ofFound[0]).not.toContain("t.id = any(");
});

test("the check can fail: a count of all texts with a word is seen, and so is a sort of them", async () => {
  const work = await workOf(pg.db, (db) =>
    runStatement(
      db,
      "select m.document from messages m where m.workspace_id = $1 and m.body_text like '%bag%' order by m.body_text",
      [workspace.id],
    ),
  );
  expect(work.rows).toBeGreaterThanOrEqual(2 * count);
  expect(work.spilled).toBeGreaterThan(0);
  expect(() => expectBounded("a scan", work, mostOfCustomer)).toThrow();
});
