import { parseNumber } from "@desk/contracts/ticket-number";
import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** The id behind what people write for a ticket: the id itself, or the number, however it is written. Anything else is no ticket. */
export async function findTicketId(ctx: Ctx, ref: string): Promise<string> {
  if (uuid.test(ref)) return ref.toLowerCase();
  const number = parseNumber(ref);
  if (number === null || number === 0) throw notFound("The ticket");
  const values = new Values();
  const text = `select t.id from tickets t where t.workspace_id = ${values.add(ctx.workspaceId)}
    and t.number = ${values.add(number)} and ${visibleTickets(ctx.actor, values)}`;
  const [row] = await runStatement<{ id: string }>(ctx.db, text, values.list);
  if (row === undefined) throw notFound("The ticket");
  return row.id;
}
