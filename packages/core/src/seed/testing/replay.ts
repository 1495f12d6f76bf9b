import { CreateTicket } from "@desk/contracts/ticket";
import type { Db } from "@desk/db/client";
import { tickets } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor, Ctx } from "../../context";
import { closeSolvedTickets } from "../../job";
import { postMessage } from "../../message";
import { assignTicket, createTicket, setStatus } from "../../ticket";
import { defaultRoles } from "../../workspace";
import type { BenchBase } from "../bench/base";
import { required } from "../bench/rows";
import type { Story } from "../bench/story";

/** Lives a story through the verbs, as the same people at the same times. What COPY writes is held against it. */
export async function replayStory(db: Db, base: BenchBase, story: Story): Promise<void> {
  const as = (actor: Actor, at: Date): Ctx => ({ db, workspaceId: base.workspaceId, actor, now: () => at });
  const [opening, ...rest] = story.messages;
  const key: Actor = { kind: "apiKey", keyId: base.keyId, scopes: new Set(["tickets:write", "tickets:read"]) };
  const { id: ticketId } = await createTicket(
    as(key, opening.at),
    CreateTicket.parse({
      subject: story.subject,
      requester: { email: story.requester.email, name: story.requester.name },
      body: { text: opening.text },
      teamId: required(base.teams[story.team]).id,
      priority: story.priority,
      type: story.type,
      labels: story.labels.map((index) => required(base.labels[index]).name),
    }),
  );
  const agent = agentOf(base, story);
  const customer = await customerOf(db, base, ticketId);
  if (story.assignedAt !== null) {
    await assignTicket(as(agent, story.assignedAt), { ticketId, version: undefined, assigneeId: agent.userId });
  }
  for (const { at, from, text } of rest) {
    const actor = from === "agent" ? agent : customer;
    await postMessage(as(actor, at), { ticketId, kind: "reply", body: { text }, attachmentIds: [] });
  }
  if (story.solvedAt !== null) {
    await setStatus(as(agent, story.solvedAt), { ticketId, version: undefined, status: "solved" });
  }
  if (story.closedAt !== null) await closeSolvedTickets(as({ kind: "system", name: "closer" }, story.closedAt));
}

function agentOf(base: BenchBase, story: Story) {
  const role = required(defaultRoles.find(({ key }) => key === "agent"));
  return {
    kind: "agent" as const,
    userId: required(base.agents[story.team]?.[story.agent]).id,
    sessionId: null,
    roleKey: "agent" as const,
    permissions: new Set(role.permissions),
    seesAllTeams: false,
    teams: new Map([[required(base.teams[story.team]).id, "full" as const]]),
  };
}

async function customerOf(db: Db, { workspaceId }: BenchBase, ticketId: string): Promise<Actor> {
  const [row] = await db
    .select({ customerId: tickets.requesterId })
    .from(tickets)
    .where(and(eq(tickets.workspaceId, workspaceId), eq(tickets.id, ticketId)));
  return { kind: "customer", customerId: required(row).customerId, sharedOrganizationId: null };
}
