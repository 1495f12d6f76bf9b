import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { conflict } from "../error";
import type { Ticket } from "./find";

type Write = {
  /** The version the writer saw; undefined means that he does not mind. */
  version: number | undefined;
  field: string;
  mine: unknown;
  theirs: unknown;
};

/**
 * Two people, one ticket: changes of different fields merge, so a writer is refused only when the very field he
 * writes got another value after the version he saw. Then he is shown both values and nothing is lost. The rule
 * reads the events, each of which carries its field and the version it made.
 */
export async function refuseStale(ctx: Ctx, ticket: Ticket, { version, field, mine, theirs }: Write): Promise<void> {
  if (version === undefined || version >= ticket.version || mine === theirs) return;
  const [changed] = await runStatement(
    ctx.db,
    `select 1 as changed from events e where e.workspace_id = $1 and e.ticket_id = $2
      and e.data->>'field' = $3 and (e.data->>'version')::int > $4 limit 1`,
    [ctx.workspaceId, ticket.id, field, version],
  );
  if (changed === undefined) return;
  throw conflict("Somebody changed this while you did. Choose which of the two stays.", {
    field,
    mine,
    theirs,
    version: ticket.version,
  });
}
