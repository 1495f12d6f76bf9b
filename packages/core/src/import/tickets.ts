import { teams, tickets, users } from "@desk/db/schema";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { type Ctx, inTransaction } from "../context";
import { DomainError, isDomainError } from "../error";
import { createTicket } from "../ticket";
import { checkTickets, type ReadOptions, readTickets } from "./check";
import { asEncoding, detectEncoding } from "./encoding";
import type { MappingOptions } from "./mapping";
import { detectDelimiter } from "./records";
import type { KnownNames, RowProblem, TicketRowInput } from "./row";

export type ImportOptions = MappingOptions & {
  path: string;
  /** Stands before every external id, so that two files with row numbers stay apart. */
  externalPrefix: string;
  encoding?: string;
  delimiter?: string;
  /** Read and judge every row, change nothing. */
  isDryRun: boolean;
  /** Import nothing when any row is wrong. */
  isStrict: boolean;
  onProblem: (problem: RowProblem) => void;
  onProgress?: (done: number, of: number) => void;
};

export type ImportResult = {
  rows: number;
  imported: number;
  /** In the workspace already, by external id. */
  known: number;
  failed: number;
  encoding: string;
};

const batchSize = 100;

/** Imports tickets through createTicket. Running it again, or after a crash, adds only what is missing. */
export async function importTickets(ctx: Ctx, options: ImportOptions): Promise<ImportResult> {
  const encoding = options.encoding === undefined ? await detectEncoding(options.path) : asEncoding(options.encoding);
  const delimiter = options.delimiter ?? (await detectDelimiter(options.path, encoding));
  const reading: ReadOptions = {
    ...options,
    source: { path: options.path, encoding, delimiter },
    known: await knownNames(ctx),
    now: ctx.now(),
  };
  const badLines = new Set<number>();
  const { rows, valid } = await checkTickets(reading, (problem) => {
    badLines.add(problem.line);
    options.onProblem(problem);
  });
  const result: ImportResult = { rows, imported: 0, known: 0, failed: rows - valid, encoding };
  if (options.isDryRun) return result;
  if (options.isStrict && result.failed > 0) {
    throw new DomainError("invalid", `${result.failed} of ${rows} rows are wrong; nothing was imported.`, {
      ...result,
    });
  }
  let done = 0;
  for await (const batch of batchesOf(reading, badLines)) {
    await importBatch(ctx, batch, result, options.onProblem);
    done += batch.length;
    options.onProgress?.(done, valid);
  }
  return result;
}

async function* batchesOf(reading: ReadOptions, badLines: ReadonlySet<number>): AsyncGenerator<TicketRowInput[]> {
  let batch: TicketRowInput[] = [];
  for await (const ticket of readTickets(reading)) {
    if (Array.isArray(ticket) || badLines.has(ticket.line)) continue;
    batch.push(ticket);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

type Sink = (problem: RowProblem) => void;

/** One transaction for the batch; when one row of it fails, each row gets its own, so that only that row is lost. */
async function importBatch(ctx: Ctx, batch: TicketRowInput[], result: ImportResult, onProblem: Sink): Promise<void> {
  const missing = await withoutKnown(ctx, batch);
  result.known += batch.length - missing.length;
  try {
    await inTransaction(ctx, async (tx) => {
      for (const row of missing) await importRow(tx, row);
    });
    result.imported += missing.length;
  } catch {
    for (const row of await withoutKnown(ctx, missing)) await importAlone(ctx, row, result, onProblem);
  }
}

async function importAlone(ctx: Ctx, row: TicketRowInput, result: ImportResult, onProblem: Sink): Promise<void> {
  try {
    await importRow(ctx, row);
    result.imported++;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.details.field === "externalId") {
      // Another import of the same file was faster.
      result.known++;
      return;
    }
    result.failed++;
    const [field] = error.details.fields ?? [];
    onProblem({ line: row.line, row: row.row, column: field?.path ?? "", message: field?.message ?? error.message });
  }
}

const importRow = (ctx: Ctx, { input, createdAt }: TicketRowInput) =>
  createTicket(createdAt === null ? ctx : { ...ctx, now: () => createdAt }, input, { channel: "import" });

async function withoutKnown(ctx: Ctx, batch: TicketRowInput[]): Promise<TicketRowInput[]> {
  const ids = batch.flatMap(({ input }) => input.externalId ?? []);
  if (ids.length === 0) return batch;
  const found = await ctx.db
    .select({ externalId: tickets.externalId })
    .from(tickets)
    .where(and(eq(tickets.workspaceId, ctx.workspaceId), inArray(tickets.externalId, ids)));
  const known = new Set(found.map(({ externalId }) => externalId));
  return batch.filter(({ input }) => !known.has(input.externalId));
}

async function knownNames(ctx: Ctx): Promise<KnownNames> {
  const allTeams = await ctx.db
    .select({ id: teams.id, name: teams.name, slug: teams.slug })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspaceId), isNull(teams.archivedAt)));
  const agents = await ctx.db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.status, "active")));
  return {
    teams: new Map(allTeams.flatMap(({ id, name, slug }) => [[slug, id] as const, [name.toLowerCase(), id] as const])),
    agents: new Map(agents.map(({ id, email }) => [email, id])),
  };
}
