import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { loadLanguages, unknownLanguage } from "../search/language";

const rewrite = (condition: string): string => `update ticket_search as h
  set document = desk_ticket_document(t.subject, c.name, a.value, t.number, h.language)
  from tickets t
  join customers c on c.workspace_id = t.workspace_id and c.id = t.requester_id
  left join customer_addresses a on a.workspace_id = t.workspace_id and a.customer_id = c.id
    and a.kind = 'email' and a.is_primary
  where h.workspace_id = $1 and t.workspace_id = $1 and t.id = h.ticket_id and ${condition}`;

/** Rewrites what is searchable of a ticket besides its messages, after its subject or requester changed. */
export async function refreshTicketHead(ctx: Ctx, ticketId: string, subject?: string): Promise<void> {
  if (subject !== undefined) await retellLanguage(ctx, ticketId, subject);
  await runStatement(ctx.db, rewrite("t.id = $2"), [ctx.workspaceId, ticketId]);
}

/** A subject that says nothing of its language leaves the one the ticket has. */
async function retellLanguage(ctx: Ctx, ticketId: string, subject: string): Promise<void> {
  const language = (await loadLanguages())(subject);
  if (language === unknownLanguage) return;
  await runStatement(
    ctx.db,
    `update ticket_search h set language = $3
      where h.workspace_id = $1 and h.ticket_id = $2 and h.language is distinct from $3`,
    [ctx.workspaceId, ticketId, language],
  );
}

/** The same for some tickets, after they got another requester. */
export async function refreshTicketHeadsIn(ctx: Ctx, ticketIds: readonly string[]): Promise<void> {
  await runStatement(ctx.db, rewrite("t.id = any($2::uuid[])"), [ctx.workspaceId, [...ticketIds]]);
}

/** The same for every ticket of a customer, after the name or primary address changed. */
export async function refreshTicketHeadsOf(ctx: Ctx, customerId: string): Promise<void> {
  await runStatement(ctx.db, rewrite("t.requester_id = $2"), [ctx.workspaceId, customerId]);
}
