import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../context";
import { requireSystem } from "../job/require-system";
import { loadLanguages, unknownLanguage } from "./language";

/** Rows of one step: short enough that nobody waits for it. */
const stepRows = 500;
/** Steps of one run, so that the job ends and others get their turn: 100 000 rows. */
const stepsMax = 200;

const sources = {
  messages: {
    rows: `select m.id, m.created_at, m.language, m.body_text as text from messages m
      where m.workspace_id = $1 and (m.created_at, m.id) < ($2::timestamptz, $3::uuid)
      order by m.created_at desc, m.id desc limit $4`,
    // The trigger writes the document anew with the names of its files.
    write: `update messages m set language = coalesce(nullif(n.language, '${unknownLanguage}'), h.language, '${unknownLanguage}')
      from unnest($2::uuid[], $3::text[]) as n(id, language), messages own
      left join ticket_search h on h.workspace_id = $1 and h.ticket_id = own.ticket_id
      where m.workspace_id = $1 and own.workspace_id = $1 and own.id = n.id and m.id = n.id and m.language is null`,
  },
  ticket_search: {
    rows: `select h.ticket_id as id, h.created_at, h.language, t.subject || E'\\n' || coalesce(m.body_text, '') as text
      from ticket_search h
      join tickets t on t.workspace_id = $1 and t.id = h.ticket_id
      left join messages m on m.workspace_id = $1 and m.ticket_id = h.ticket_id and m.seq = 1
      where h.workspace_id = $1 and (h.created_at, h.ticket_id) < ($2::timestamptz, $3::uuid)
      order by h.created_at desc, h.ticket_id desc limit $4`,
    write: `update ticket_search h set language = n.language,
        document = desk_ticket_document(t.subject, c.name, a.value, t.number, n.language)
      from unnest($2::uuid[], $3::text[]) as n(id, language)
      join tickets t on t.workspace_id = $1 and t.id = n.id
      join customers c on c.workspace_id = $1 and c.id = t.requester_id
      left join customer_addresses a on a.workspace_id = $1 and a.customer_id = c.id and a.kind = 'email' and a.is_primary
      where h.workspace_id = $1 and h.ticket_id = n.id and h.language is null`,
  },
} as const;
type Source = keyof typeof sources;

type Row = { id: string; created_at: string; language: string | null; text: string };
type Rebuild = { before_at: string; before_id: string };

/**
 * Gives rows of an older release their language, the newest first, and stems them anew. Until then they are found by
 * their words as they stand. Says how many rows were written; heads come first, since short messages take theirs.
 */
export async function rebuildSearch(ctx: Ctx): Promise<number> {
  requireSystem(ctx);
  let written = 0;
  for (const source of ["ticket_search", "messages"] as const) {
    for (let step = 0; step < stepsMax; step += 1) {
      const done = await rebuildStep(ctx, source);
      if (done === null) break;
      written += done;
    }
  }
  return written;
}

/** One short transaction; null when nothing is left. Two at once do not meet: the second skips. */
function rebuildStep(ctx: Ctx, source: Source): Promise<number | null> {
  return inTransaction(ctx, async (ctx) => {
    const [from] = await runStatement<Rebuild>(
      ctx.db,
      `select r.before_at::text, r.before_id from search_rebuilds r
        where r.workspace_id = $1 and r.source = $2 for update skip locked`,
      [ctx.workspaceId, source],
    );
    if (from === undefined) return null;
    const { rows: read, write } = sources[source];
    const rows = await runStatement<Row>(ctx.db, read, [ctx.workspaceId, from.before_at, from.before_id, stepRows]);
    const last = rows.at(-1);
    if (last === undefined) {
      await runStatement(ctx.db, "delete from search_rebuilds r where r.workspace_id = $1 and r.source = $2", [
        ctx.workspaceId,
        source,
      ]);
      return null;
    }
    const languageOf = await loadLanguages();
    const old = rows.filter(({ language }) => language === null);
    if (old.length > 0) {
      await runStatement(ctx.db, write, [
        ctx.workspaceId,
        old.map(({ id }) => id),
        old.map(({ text }) => languageOf(text)),
      ]);
    }
    await runStatement(
      ctx.db,
      `update search_rebuilds r set before_at = $3::timestamptz, before_id = $4
        where r.workspace_id = $1 and r.source = $2`,
      [ctx.workspaceId, source, last.created_at, last.id],
    );
    return old.length;
  });
}
