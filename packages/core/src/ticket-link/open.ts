import { sql } from "drizzle-orm";
import type { Ctx, CustomerActor } from "../context";
import { DomainError } from "../error";
import { addressKey, exactLimits } from "../limit";
import { hashSecret } from "../secret";
import type { Visitor } from "../session";
import { linkActor, mayOpen } from "./eligible";

const minuteMs = 60_000;
export const spendLinkToken = exactLimits({
  "ticket link address": { tokensMax: 120, windowMs: minuteMs },
  "ticket link reply": { tokensMax: 10, windowMs: minuteMs },
});

export type OpenedLink = { ctx: Ctx<CustomerActor>; ticketId: string; linkId: string; expiresAt: string };

type Row = { workspaceId: string; id: string; ticketId: string; customerId: string; expiresAt: string };

const gone = () =>
  new DomainError("not_found", "This link has ended or is not complete. Answer the newest mail, or write to us again.");

/** Who comes by this link, and to which ticket. Wrong, expired and revoked links are equally unknown. */
export async function openTicketLink(visitor: Visitor, token: string): Promise<OpenedLink> {
  await spendLinkToken(visitor, "ticket link address", addressKey(visitor.address));
  const { db, now } = visitor;
  const [row] = await db.execute<Row>(sql`/* across workspaces: link lookup */
    select l.workspace_id as "workspaceId", l.id, l.ticket_id as "ticketId", l.customer_id as "customerId",
      l.expires_at as "expiresAt"
    from ticket_links l
    where l.token_hash = ${hashSecret(token)} and l.expires_at > ${now().toISOString()}::timestamptz`);
  if (row === undefined || !(await mayOpen({ db, workspaceId: row.workspaceId }, row.ticketId, row.customerId)))
    throw gone();
  const { workspaceId, ticketId, customerId } = row;
  return {
    ctx: { db, now, workspaceId, actor: linkActor(customerId, ticketId) },
    ticketId,
    linkId: row.id,
    expiresAt: new Date(row.expiresAt).toISOString(),
  };
}
