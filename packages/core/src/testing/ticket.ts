import { CreateTicket, type CreateTicketInput, type TicketView } from "@desk/contracts/ticket";
import { events, messages, tickets } from "@desk/db/schema";
import { and, asc, eq } from "drizzle-orm";
import type { Ctx } from "../context";
import { createTicket } from "../ticket/create";

type Given = { workspaceId: string; db: Ctx["db"]; now: Ctx["now"] };

/** Whoever asks for a ticket in a test gets one; only what the test is about is set. Made by the system. */
export function aTicket(ctx: Given, input: Partial<CreateTicketInput> = {}): Promise<TicketView> {
  const system: Ctx = { ...ctx, actor: { kind: "system", name: "test" } };
  return createTicket(
    system,
    CreateTicket.parse({
      subject: "Lost bag on the 9:40 ride",
      requester: { email: "ana@rides.example", name: "Ana Silva" },
      body: { text: "I left a blue bag in the car." },
      ...input,
    }),
  );
}

/** Types of a ticket's events in order. */
export async function eventsOf(ctx: Pick<Ctx, "db" | "workspaceId">, ticketId: string): Promise<string[]> {
  return (await historyOf(ctx, ticketId)).map(({ type }) => type);
}

export const historyOf = (ctx: Pick<Ctx, "db" | "workspaceId">, ticketId: string) =>
  ctx.db
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, ctx.workspaceId), eq(events.ticketId, ticketId)))
    .orderBy(asc(events.seq));

/** The ticket's row as it stands, for tests that trust no answer. */
export async function rowOf(ctx: Pick<Ctx, "db" | "workspaceId">, ticketId: string) {
  const [row] = await ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.workspaceId, ctx.workspaceId), eq(tickets.id, ticketId)));
  return row!;
}

export const messagesOf = (ctx: Pick<Ctx, "db" | "workspaceId">, ticketId: string) =>
  ctx.db
    .select()
    .from(messages)
    .where(and(eq(messages.workspaceId, ctx.workspaceId), eq(messages.ticketId, ticketId)))
    .orderBy(asc(messages.seq));

/** Moves the time of a snoozed ticket into the past of the database's clock, which no test can move. */
export const makeSnoozeDue = (ctx: Pick<Ctx, "db" | "workspaceId">, ticketId: string) =>
  ctx.db
    .update(tickets)
    .set({ snoozedUntil: new Date("2000-01-01T00:00:00Z") })
    .where(and(eq(tickets.workspaceId, ctx.workspaceId), eq(tickets.id, ticketId)));
