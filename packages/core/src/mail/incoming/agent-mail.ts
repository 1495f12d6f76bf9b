import type { BuiltInRole, Permission, TeamAccess } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { AgentActor, Ctx } from "../../context";
import { isDomainError } from "../../error";
import { authorOf } from "../../message/author";
import { postMessage } from "../../message/post";
import { decideOn } from "../../ticket/apply-status";
import { TicketChange } from "../../ticket/change";
import { findTicket } from "../../ticket/find";
import type { ReplyToken } from "../token";
import { append } from "./append";
import { ownWordsOf } from "./content";
import type { Delivered, Delivery } from "./delivery";

type Row = {
  roleKey: BuiltInRole | null;
  permissions: Permission[];
  seesAllTeams: boolean;
  teams: Record<string, TeamAccess> | null;
};

/** The user with the rights of this moment, as a session would have them. */
async function agentActor(ctx: Ctx, userId: string): Promise<AgentActor | null> {
  const [row] = await runStatement<Row>(
    ctx.db,
    `select r.key as "roleKey", r.permissions, r.sees_all_teams as "seesAllTeams",
        (select json_object_agg(m.team_id, m.access) from team_members m
          where m.workspace_id = $1 and m.user_id = u.id) as teams
      from users u join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
      where u.workspace_id = $1 and u.id = $2 and u.status = 'active'`,
    [ctx.workspaceId, userId],
  );
  if (row === undefined) return null;
  const { roleKey, seesAllTeams } = row;
  const permissions = new Set(row.permissions);
  const teams = new Map(Object.entries(row.teams ?? {}));
  return { kind: "agent", userId, sessionId: null, roleKey, seesAllTeams, permissions, teams };
}

/**
 * An agent answers what he was told of, proven by a token made for his own address. An answer to a note stays a note
 * (B11), and his rights are those of now (B12). What his mail quotes is not sent on.
 */
export async function postAgentMail(
  { ctx, sight, files, messageId }: Delivery,
  ticketId: string,
  { userId, token }: { userId: string; token: ReplyToken },
): Promise<Delivered> {
  // A notification that met an absence notice: nobody wants that sent on to a customer.
  if (sight.parsed.nature.kind !== "person")
    return { kind: "suspended", cause: "automatic_mail", reason: "It answers for an agent by itself." };
  const actor = await agentActor(ctx, userId);
  if (actor === null) return { kind: "rejected", reason: "Its sender no longer works here." };
  const text = ownWordsOf(sight.parsed);
  if (text === "" && files.ids.length === 0)
    return { kind: "suspended", cause: "blank", reason: "It says nothing new." };
  const input = {
    ticketId,
    kind: token.kind === "n" ? ("note" as const) : ("reply" as const),
    body: { text: text === "" ? "(attachment)" : text },
    attachmentIds: files.ids,
    clientId: messageId,
  };
  try {
    await postMessage({ ...ctx, actor }, input, { channel: "email", filesOf: ctx.actor });
    return { kind: "reply", ticketId, messageId };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { kind: "rejected", reason: `The agent may not do this any more: ${error.message}` };
  }
}

/**
 * Says that it comes from an agent and proves nothing, or proves it without a token for this address: kept inside,
 * where it can do no harm (C04).
 */
export async function keepUnprovenAgent(delivery: Delivery, ticketId: string): Promise<Delivered> {
  const { ctx, sender } = delivery;
  const reason = `From the address of an agent (${sender.address}), but not to the reply address made for it. Kept as an internal note.`;
  const ticket = await findTicket(ctx, ticketId, "update");
  if (ticket.category === "closed") return { kind: "suspended", cause: "unproven_agent", reason };
  const change = new TicketChange(ticket);
  decideOn(ctx, ticket, { type: "note" });
  const added = { kind: "note" as const, author: authorOf(ctx.actor), isQuiet: true };
  const event = { isUnproven: true, address: sender.address };
  return {
    ...(await append(delivery, ctx, change, { ...added, event })),
    cause: "unproven_agent",
    reason,
  } as Delivered;
}
