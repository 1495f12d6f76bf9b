import type { CreateWithMacro, DraftMacro, MacroDraft } from "@desk/contracts/macro";
import type { TicketView } from "@desk/contracts/ticket";
import { runStatement } from "@desk/db/statement";
import { authorizeInside, can } from "../access";
import { type Ctx, inTransaction } from "../context";
import { changeTicket } from "../ticket/change-ticket";
import { createTicket } from "../ticket/create";
import { rightFor } from "./change";
import { emailOf, personValues, writerOf } from "./facts";
import type { VariableFacts } from "./fill-variables";
import { findUsableMacro } from "./find";
import { countUse, makeChanges, requireComplete } from "./message-macro";
import { filesOfMacro } from "./present";
import { filled } from "./preview";

/** What a macro writes into a ticket that is still being filled in. */
export async function draftMacro(ctx: Ctx, input: DraftMacro): Promise<MacroDraft> {
  authorizeInside(ctx.actor, "ticket.create");
  const macro = await findUsableMacro(ctx, input.macroId);
  const reply = filled(macro.replyHtml, await draftFacts(ctx, input));
  return { reply, actions: macro.actions, files: await filesOfMacro(ctx, macro.id) };
}

/** Opens the ticket and makes the macro's changes on it, all or nothing. */
export async function createTicketWithMacro(ctx: Ctx, input: CreateWithMacro): Promise<TicketView> {
  authorizeInside(ctx.actor, "ticket.create");
  const { ticket, macroId, actions } = input;
  const part = { macroId, actions };
  requireComplete({ kind: "reply", body: ticket.body }, part);
  return inTransaction(ctx, async (ctx) => {
    const macro = await findUsableMacro(ctx, macroId);
    const trace = { id: macro.id, name: macro.name };
    const made = await createTicket(ctx, ticket);
    const rights = [...new Set(actions.map(({ kind }) => rightFor[kind]))];
    const shown =
      rights.length === 0
        ? made
        : await changeTicket(ctx, made.id, rights, (ctx, change) => makeChanges(ctx, change, part, trace));
    await countUse(ctx, trace);
    return shown;
  });
}

type Row = {
  workspaceName: string;
  agentName: string | null;
  teamName: string | null;
  customerName: string | null;
  customerEmail: string | null;
  attributes: Record<string, string> | null;
  organizationName: string | null;
};

async function draftFacts(ctx: Ctx, input: DraftMacro): Promise<VariableFacts> {
  const customerId = can(ctx.actor, "customer.read") ? (input.customerId ?? null) : null;
  const [row] = await runStatement<Row>(
    ctx.db,
    `select w.name as "workspaceName", u.name as "agentName", m.name as "teamName", c.name as "customerName",
        (${emailOf("c")}) as "customerEmail", c.attributes, o.name as "organizationName"
      from workspaces w
      left join users u on u.workspace_id = $1 and u.id = $2
      left join teams m on m.workspace_id = $1 and m.id = $3
      left join customers c on c.workspace_id = $1 and c.id = $4
      left join organizations o on o.workspace_id = $1 and o.id = c.organization_id
      where w.id = $1`,
    [ctx.workspaceId, writerOf(ctx), input.teamId ?? null, customerId],
  );
  return {
    attributes: row?.attributes ?? {},
    values: {
      ...personValues("customer", row?.customerName ?? input.customerName ?? ""),
      "customer.email": row?.customerEmail ?? input.customerEmail ?? "",
      "organization.name": row?.organizationName ?? "",
      "ticket.subject": input.subject ?? "",
      ...personValues("agent", row?.agentName ?? ""),
      "team.name": row?.teamName ?? "",
      "workspace.name": row?.workspaceName ?? "",
    },
  };
}
