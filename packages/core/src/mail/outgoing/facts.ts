import { formatNumber, plainTicketNumbers, type TicketNumbers } from "@desk/contracts/ticket-number";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";

/** What mails about a ticket may name. */
export type TicketFacts = {
  workspaceName: string;
  mailKey: string;
  ticketNumber: number;
  /** As the workspace writes it. */
  numberText: string;
  ticketSubject: string;
  teamName: string;
  customerName: string;
  customerTimeZone: string | null;
  agentName: string;
  agentEmail: string;
  /** The author's own, else the team's, else the workspace's; its variables not yet filled in. */
  signatureHtml: string | null;
};

type Found = Omit<TicketFacts, "ticketNumber" | "numberText"> & {
  ticketNumber: string;
  ticketNumbers: TicketNumbers | null;
  createdAt: string;
};

/** `userId`: whose mail it is; without one the assignee is named. */
export async function factsOf(ctx: Ctx, ticketId: string, userId: string | null): Promise<TicketFacts | undefined> {
  const [row] = await runStatement<Found>(
    ctx.db,
    `select w.name as "workspaceName", w.mail_key as "mailKey", t.number as "ticketNumber",
        w.settings -> 'ticketNumbers' as "ticketNumbers", t.created_at::text as "createdAt",
        t.subject as "ticketSubject", coalesce(m.name, '') as "teamName", c.name as "customerName",
        c.time_zone as "customerTimeZone", coalesce(u.name, '') as "agentName", coalesce(u.email, '') as "agentEmail",
        (select s.html from signatures s
          where s.workspace_id = t.workspace_id and ((s.owner_kind = 'user' and s.owner_id = $3::uuid)
            or (s.owner_kind = 'team' and s.owner_id = t.team_id)
            or (s.owner_kind = 'workspace' and s.owner_id = t.workspace_id))
          order by array_position(array['user', 'team', 'workspace'], s.owner_kind) limit 1) as "signatureHtml"
      from tickets t
      join workspaces w on w.id = t.workspace_id
      join customers c on c.workspace_id = t.workspace_id and c.id = t.requester_id
      left join teams m on m.workspace_id = t.workspace_id and m.id = t.team_id
      left join users u on u.workspace_id = t.workspace_id and u.id = coalesce($3::uuid, t.assignee_id)
      where t.workspace_id = $1 and t.id = $2`,
    [ctx.workspaceId, ticketId, userId],
  );
  if (row === undefined) return undefined;
  const { ticketNumbers, createdAt, ...facts } = row;
  const ticketNumber = Number(row.ticketNumber);
  return {
    ...facts,
    ticketNumber,
    numberText: formatNumber(ticketNumbers ?? plainTicketNumbers, ticketNumber, createdAt),
  };
}

export type Box = { name: string; address: string };

/** The values of `{{…}}`. */
export const variablesOf = (facts: TicketFacts, mailbox: Box): Record<string, string> => ({
  "workspace.name": facts.workspaceName,
  "mailbox.name": mailbox.name,
  "mailbox.address": mailbox.address,
  "ticket.number": facts.numberText,
  "ticket.subject": facts.ticketSubject,
  "team.name": facts.teamName === "" ? facts.workspaceName : facts.teamName,
  "customer.name": facts.customerName,
  "agent.name": facts.agentName === "" ? facts.workspaceName : facts.agentName,
  "agent.email": facts.agentEmail,
});
