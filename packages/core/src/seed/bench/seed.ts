import { loadInBulk } from "@desk/db/bulk";
import type { Db } from "@desk/db/client";
import { customerAddresses, customers, events, messages, ticketLabels, tickets, workspaces } from "@desk/db/schema";
import { eq, sql } from "drizzle-orm";
import { conflict } from "../../error";
import { loadLanguages } from "../../search/language";
import { type DiskUse, readDiskUse } from "../disk";
import { randomOf } from "../random";
import { benchCompany, type Company, createBenchBase } from "./base";
import { idsOf } from "./ids";
import { RowWriter, type TicketRows } from "./rows";
import { type BenchOptions, type Story, storiesOf } from "./story";

export type SeedBenchOptions = BenchOptions & {
  /** A role that may drop and make indexes. */
  url: string;
  now: Date;
  onPhase?: (phase: string) => void;
};

export type SeedBenchResult = {
  workspaceId: string;
  tickets: number;
  messages: number;
  events: number;
  /** Null where the data set shares its database with others. */
  disk: DiskUse | null;
};

const chunkSize = 2_000;
const heavyTables = [
  "customers",
  "customer_addresses",
  "tickets",
  "ticket_labels",
  "messages",
  "events",
  "ticket_search",
];

/** Writes the neutral data set. */
export const seedBench = (db: Db, options: SeedBenchOptions): Promise<SeedBenchResult> =>
  seedStories(db, options, { company: benchCompany, stories: storiesOf(options) });

export type Telling = { company: Company; stories: Iterable<Story> };

/** Writes stories by COPY: the same rows, events and search entries as the verbs would write. */
export async function seedStories(
  db: Db,
  options: SeedBenchOptions,
  { company, stories }: Telling,
): Promise<SeedBenchResult> {
  const { tickets: total, onPhase = () => undefined } = options;
  await refuseTwice(db, company);
  const isEmpty = await hasNoTickets(db);
  const base = await createBenchBase(db, options.now, company);
  const writer = new RowWriter(base, idsOf(randomOf(options.seed + 1)), await loadLanguages());
  const result: SeedBenchResult = {
    workspaceId: base.workspaceId,
    tickets: 0,
    messages: 0,
    events: 0,
    disk: null,
  };
  const bulk = { url: options.url, tables: heavyTables, keepIndexes: !isEmpty, onPhase };
  await loadInBulk(bulk, async (load) => {
    for (const chunk of chunksOf(stories)) {
      const rows = chunk.map((story) => writer.rowsOf(story));
      await load.copy(customers, present(rows, "customer"));
      await load.copy(customerAddresses, present(rows, "address"));
      result.tickets += await load.copy(
        tickets,
        rows.map(({ ticket }) => ticket),
      );
      await load.copy(
        ticketLabels,
        rows.flatMap((row) => row.labels),
      );
      result.messages += await load.copy(
        messages,
        rows.flatMap((row) => row.messages),
      );
      result.events += await load.copy(
        events,
        rows.flatMap((row) => row.events),
      );
      if (result.tickets % 20_000 === 0) onPhase(`${result.tickets} of ${total} tickets`);
    }
    onPhase("search entries");
    await load.run("analyze tickets, customers, customer_addresses");
    await load.run(searchEntries, [base.workspaceId]);
    const sequence = `ticket_number_${base.workspaceId.replaceAll("-", "")}`;
    await load.run("select setval($1::regclass, $2)", [sequence, total]);
  });
  if (isEmpty) result.disk = await readDiskUse(db, total);
  return result;
}

async function refuseTwice(db: Db, { slug }: Company): Promise<void> {
  const [taken] = await db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.slug, slug));
  if (taken) throw conflict(`The ${slug} data set is there already. Seed it into an empty database.`);
}

/** A ticket is in the language of its first message, whose language was told from both. */
const searchEntries = `
  insert into ticket_search (workspace_id, ticket_id, created_at, language, document)
  select t.workspace_id, t.id, t.created_at, m.language,
    desk_ticket_document(t.subject, c.name, a.value, t.number, m.language)
  from tickets t
  join messages m on m.workspace_id = t.workspace_id and m.ticket_id = t.id and m.seq = 1
  join customers c on c.workspace_id = t.workspace_id and c.id = t.requester_id
  join customer_addresses a on a.workspace_id = c.workspace_id and a.customer_id = c.id and a.is_primary
  where t.workspace_id = $1`;

/** Indexes may go for the load only while nobody's tickets need them. */
async function hasNoTickets(db: Db): Promise<boolean> {
  const rows = await db.execute(sql`/* across workspaces: maintenance */ select 1 from tickets limit 1`);
  return rows.length === 0;
}

function* chunksOf(stories: Iterable<Story>): Generator<Story[]> {
  let chunk: Story[] = [];
  for (const story of stories) {
    chunk.push(story);
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

const present = <K extends "customer" | "address">(rows: TicketRows[], key: K): NonNullable<TicketRows[K]>[] =>
  rows.flatMap((row) => row[key] ?? []);
