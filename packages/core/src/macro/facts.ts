import { formatNumber, plainTicketNumbers, type TicketNumbers } from "@desk/contracts/ticket-number";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { notFound } from "../error";
import type { VariableFacts } from "./fill-variables";

type Row = {
  customerName: string;
  customerEmail: string | null;
  attributes: Record<string, string>;
  organizationName: string | null;
  number: string;
  createdAt: string;
  ticketNumbers: TicketNumbers | null;
  subject: string;
  status: string;
  teamName: string | null;
  workspaceName: string;
  agentName: string | null;
};

/** What variables stand for on this ticket, written by this actor. */
export async function variableFacts(ctx: Ctx, ticketId: string): Promise<VariableFacts> {
  const [row] = await runStatement<Row>(
    ctx.db,
    `select c.name as "customerName", (${emailOf("c")}) as "customerEmail", c.attributes, o.name as "organizationName",
        t.number, t.created_at::text as "createdAt", w.settings -> 'ticketNumbers' as "ticketNumbers", t.subject,
        s.label as status, m.name as "teamName", w.name as "workspaceName", u.name as "agentName"
      from tickets t
      join workspaces w on w.id = t.workspace_id
      join statuses s on s.workspace_id = t.workspace_id and s.id = t.status_id
      join customers c on c.workspace_id = t.workspace_id and c.id = t.requester_id
      left join organizations o on o.workspace_id = c.workspace_id and o.id = c.organization_id
      left join teams m on m.workspace_id = t.workspace_id and m.id = t.team_id
      left join users u on u.workspace_id = t.workspace_id and u.id = $3
      where t.workspace_id = $1 and t.id = $2`,
    [ctx.workspaceId, ticketId, writerOf(ctx)],
  );
  if (row === undefined) throw notFound("The ticket");
  return {
    attributes: row.attributes,
    values: {
      ...personValues("customer", row.customerName),
      "customer.email": row.customerEmail ?? "",
      "organization.name": row.organizationName ?? "",
      "ticket.number": formatNumber(row.ticketNumbers ?? plainTicketNumbers, Number(row.number), row.createdAt),
      "ticket.subject": row.subject,
      "ticket.status": row.status,
      ...personValues("agent", row.agentName ?? ""),
      "team.name": row.teamName ?? "",
      "workspace.name": row.workspaceName,
    },
  };
}

export const writerOf = (ctx: Ctx): string | null => (ctx.actor.kind === "agent" ? ctx.actor.userId : null);

export const emailOf = (customer: string): string => `select a.value from customer_addresses a
  where a.workspace_id = ${customer}.workspace_id and a.customer_id = ${customer}.id and a.kind = 'email'
  order by a.is_primary desc, a.value limit 1`;

/** Who is known by an address only has no name to be greeted with. */
export function personValues<Who extends "customer" | "agent">(who: Who, name: string) {
  const known = name.includes("@") ? "" : name.trim();
  return { [`${who}.name`]: known, [`${who}.first_name`]: known.split(/\s+/u)[0] ?? "" };
}
