import type { Ctx } from "../context";
import { conflict } from "../error";
import { findTicket } from "./find";

/**
 * For a writer who wants the ticket exactly as he read it: any other version is a conflict. The row stays locked,
 * so in one transaction with the change nobody comes between.
 */
export async function requireTicketVersion(ctx: Ctx, ticketId: string, version: number | undefined): Promise<void> {
  if (version === undefined) return;
  const ticket = await findTicket(ctx, ticketId, "update");
  if (ticket.version === version) return;
  throw conflict("The ticket changed since you read it.", { version: ticket.version });
}
