import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { events, labels, messages, ticketLabels, ticketSearch, tickets } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, asc, count, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ctx, newId, systemCtx } from "../context";
import { createWorkspaceRows } from "../workspace";
import { type ImportOptions, importTickets, type RowProblem } from ".";

const pg = usingDatabase();
const now = new Date("2026-11-22T10:00:00Z");
const fixture = (name: string): string => path.join(import.meta.dirname, "fixtures", name);
let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "desk-import-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function aWorkspaceToImportInto(): Promise<Ctx> {
  const id = newId();
  await createWorkspaceRows(pg.db, { id, name: "Import", slug: `import-${randomBytes(4).toString("hex")}`, now });
  return systemCtx(pg.db, id, "import", () => now);
}

function importing(ctx: Ctx, file: string, options: Partial<ImportOptions> = {}) {
  const problems: RowProblem[] = [];
  const work = importTickets(ctx, {
    path: file,
    map: ["body=text", "label=category"],
    set: ["requester=questions@example.com"],
    externalPrefix: "questions.csv:",
    isDryRun: false,
    isStrict: false,
    onProblem: (problem) => problems.push(problem),
    ...options,
  });
  return work.then((result) => ({ result, problems }));
}

const generic: Partial<ImportOptions> = {
  map: [
    "externalId=ticket_number",
    "createdAt=created_at",
    "requester=requester_email",
    "requesterName=requester_name",
    "subject=subject",
    "body=body",
    "status=status",
    "priority=priority",
    "label=tags",
  ],
  set: [],
  externalPrefix: "",
};

const ticketsOf = (ctx: Ctx) =>
  ctx.db.select().from(tickets).where(eq(tickets.workspaceId, ctx.workspaceId)).orderBy(asc(tickets.externalId));

test("questions in a CSV become tickets with their label, searchable, each with one event", async () => {
  const ctx = await aWorkspaceToImportInto();
  const { result } = await importing(ctx, fixture("questions.csv"));
  expect(result).toMatchObject({ rows: 6, imported: 6, known: 0, failed: 0, encoding: "utf-8" });
  const rows = await ticketsOf(ctx);
  expect(rows.map(({ externalId }) => externalId)).toContain("questions.csv:1");
  expect(rows[1]).toMatchObject({ channel: "import", category: "new", subject: "Can I track the card you sent me?" });
  const inWorkspace = async (table: typeof messages | typeof events | typeof ticketSearch | typeof ticketLabels) =>
    (await ctx.db.select({ count: count() }).from(table).where(eq(table.workspaceId, ctx.workspaceId)))[0]?.count;
  expect(await inWorkspace(messages)).toBe(6);
  expect(await inWorkspace(ticketSearch)).toBe(6);
  expect(await inWorkspace(ticketLabels)).toBe(6);
  const created = and(eq(events.workspaceId, ctx.workspaceId), eq(events.type, "ticket.created"));
  expect((await ctx.db.select().from(events).where(created)).length).toBe(6);
});

test("an export of another desk keeps its times, states and people; a bad row is told and left out", async () => {
  const ctx = await aWorkspaceToImportInto();
  const { result, problems } = await importing(ctx, fixture("generic.csv"), generic);
  expect(result).toMatchObject({ rows: 4, imported: 3, failed: 1 });
  expect(problems).toEqual([
    { line: 8, row: 3, column: "requester_email", message: expect.stringContaining("e-mail address") },
  ]);
  const [first, second, last] = await ticketsOf(ctx);
  expect(first).toMatchObject({ externalId: "2001", createdAt: new Date("2026-03-01T05:03:41Z"), priority: "low" });
  expect(second).toMatchObject({ externalId: "2002", category: "pending", priority: "urgent" });
  expect(last?.subject).toBe("A row without a subject takes the first words of its text.");
  const [message] = await ctx.db
    .select({ text: messages.bodyText })
    .from(messages)
    .where(and(eq(messages.workspaceId, ctx.workspaceId), eq(messages.ticketId, first?.id ?? "")));
  expect(message?.text).toContain('"upstream timed out".\r\n\r\nIda');
  const names = await ctx.db.select({ name: labels.name }).from(labels).where(eq(labels.workspaceId, ctx.workspaceId));
  expect(names.map(({ name }) => name).toSorted()).toEqual(["imported", "proxy", "tls"]);
});

test("running an import twice, or twice at once, imports nothing twice", async () => {
  const ctx = await aWorkspaceToImportInto();
  await Promise.all([importing(ctx, fixture("questions.csv")), importing(ctx, fixture("questions.csv"))]);
  const { result } = await importing(ctx, fixture("questions.csv"));
  expect(result).toMatchObject({ imported: 0, known: 6 });
  expect(await ticketsOf(ctx)).toHaveLength(6);
});

test("an import that stopped in the middle goes on where it was", async () => {
  const ctx = await aWorkspaceToImportInto();
  const file = path.join(dir, "long.csv");
  const line = (index: number) => `Question number ${index} about my order,order\n`;
  await writeFile(file, `text,category\n${Array.from({ length: 350 }, (_, index) => line(index)).join("")}`);
  const stop = () => {
    throw new Error("stopped");
  };
  await expect(importing(ctx, file, { onProgress: stop })).rejects.toThrow("stopped");
  const partial = (await ticketsOf(ctx)).length;
  expect(partial).toBe(100);
  const { result } = await importing(ctx, file);
  expect(result).toMatchObject({ rows: 350, imported: 250, known: 100, failed: 0 });
});

test("a dry run, a strict run with a bad row and a broken table leave nothing behind", async () => {
  const ctx = await aWorkspaceToImportInto();
  expect((await importing(ctx, fixture("generic.csv"), { ...generic, isDryRun: true })).result).toMatchObject({
    imported: 0,
    failed: 1,
  });
  await expect(importing(ctx, fixture("generic.csv"), { ...generic, isStrict: true })).rejects.toThrow(
    "1 of 4 rows are wrong; nothing was imported.",
  );
  const broken = path.join(dir, "broken.csv");
  await writeFile(broken, 'text,category\nfine,a\n"never closed,b\nlost,c\n');
  await expect(importing(ctx, broken)).rejects.toThrow(/line 3 has a quote that never closes/u);
  expect(await ticketsOf(ctx)).toHaveLength(0);
});

test("a row that the verb refuses costs that row alone, and an id that stands twice is told", async () => {
  const ctx = await aWorkspaceToImportInto();
  const file = path.join(dir, "twice.csv");
  await writeFile(file, "id,text\na,one\nb,two\na,three\n");
  const { result, problems } = await importing(ctx, file, { map: ["body=text"], externalId: "id", externalPrefix: "" });
  expect(result).toMatchObject({ rows: 3, imported: 2, failed: 1 });
  expect(problems).toEqual([expect.objectContaining({ line: 4, message: expect.stringContaining("line 2 already") })]);
});
