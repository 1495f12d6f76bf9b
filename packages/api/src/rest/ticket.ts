import type { ListTickets } from "@desk/contracts/ticket";
import { type StatusCategory, stateOfCategory, statusCategories } from "@desk/contracts/words";
import { type Ctx, inTransaction } from "@desk/core/context";
import { findCustomerIdByEmail } from "@desk/core/customer";
import { postMessage, readThread } from "@desk/core/message";
import {
  createTicket,
  findTicketId,
  listTickets,
  patchTicket,
  readTicket,
  removeTicket,
  requireTicketVersion,
} from "@desk/core/ticket";
import { z } from "zod";
import { messageOf, summaryOf, ticketOf } from "./present";
import { type Route, route } from "./route";
import { MessageList, PostedMessage, Ticket, TicketList } from "./shapes";
import { MessageQuery, NewMessage, NewTicket, TicketInclude, TicketPatch, TicketQuery } from "./ticket-input";

const empty = { data: [], nextCursor: null, hasMore: false };
const messagesMax = 200;

export const ticketRoutes: Route[] = [
  route({
    method: "GET",
    path: "/tickets",
    summary: "List tickets",
    description:
      "The most recently updated first, unless the view or sort and order say otherwise. Deleted tickets are left out unless they are asked for. Where matches are rare, a page may come back short with hasMore set: its cursor goes on.",
    scope: "tickets:read",
    query: TicketQuery,
    output: TicketList,
    run: async (ctx, { query }) => {
      const filter = await filterOf(ctx, query);
      if (filter === null) return empty;
      const page = await listTickets(ctx, filter);
      return { data: page.data.map(summaryOf), nextCursor: page.nextCursor, hasMore: page.hasMore };
    },
  }),
  route({
    method: "POST",
    path: "/tickets",
    summary: "Create a ticket",
    description: "The requester is a customer you know, or an address for which one is found or made.",
    scope: "tickets:write",
    body: NewTicket,
    example: {
      subject: "Courier bag has not arrived",
      requester: { email: "mina@example.com", name: "Mina Okafor" },
      text: "I start on Monday and still have no bag.",
      priority: "high",
      labels: ["equipment"],
    },
    output: Ticket,
    status: 201,
    versionOf: ({ version }) => String(version),
    locationOf: ({ id }) => `/api/v1/tickets/${id}`,
    run: async (ctx, { body: { text, html, ...ticket } }) =>
      ticketOf(await createTicket(ctx, { ...ticket, body: bodyOf(text, html) })),
  }),
  route({
    method: "GET",
    path: "/tickets/{id}",
    summary: "Read a ticket",
    description: "By its id or its number. With include=messages the newest 200 messages come along, oldest first.",
    scope: "tickets:read",
    query: TicketInclude,
    output: Ticket,
    versionOf: ({ version, messages }) => (messages === undefined ? String(version) : `${version}-messages`),
    run: async (ctx, { id, query }) => {
      const ticketId = await findTicketId(ctx, id);
      if (query.include === undefined || query.include.length === 0)
        return ticketOf(await readTicket(ctx, { ticketId }));
      const [ticket, thread] = await Promise.all([
        readTicket(ctx, { ticketId }),
        readThread(ctx, { ticketId, limit: messagesMax }),
      ]);
      return { ...ticketOf(ticket), messages: thread.messages.map(messageOf) };
    },
  }),
  route({
    method: "PATCH",
    path: "/tickets/{id}",
    summary: "Change a ticket",
    description:
      "Several fields at once, all or none. A closed ticket answers 409. With If-Match the change is made only to the version you read.",
    scope: "tickets:write",
    body: TicketPatch,
    example: { status: "pending", notes: "Waiting for the depot to confirm." },
    output: Ticket,
    versionOf: ({ version }) => String(version),
    run: (ctx, { id, body: { state, ...patch }, version }) =>
      inTransaction(ctx, async (ctx) => {
        const ticketId = await findTicketId(ctx, id);
        await requireTicketVersion(ctx, ticketId, version);
        return ticketOf(
          await patchTicket(ctx, { ...patch, ...(state === undefined ? {} : { status: state }), ticketId }),
        );
      }),
  }),
  route({
    method: "DELETE",
    path: "/tickets/{id}",
    summary: "Delete a ticket",
    description: "It can be restored in the dashboard until it is purged.",
    scope: "tickets:write",
    output: z.undefined(),
    status: 204,
    run: async (ctx, { id }) => {
      await removeTicket(ctx, { ticketId: await findTicketId(ctx, id) });
      return undefined;
    },
  }),
  route({
    method: "GET",
    path: "/tickets/{id}/messages",
    summary: "List the messages of a ticket",
    description: "The newest first to be cut off are the oldest: page back with beforeSeq. Oldest first within a page.",
    scope: "tickets:read",
    query: MessageQuery,
    output: MessageList,
    run: async (ctx, { id, query }) => {
      const thread = await readThread(ctx, { ticketId: await findTicketId(ctx, id), ...query });
      return { data: thread.messages.map(messageOf), nextCursor: null, hasMore: thread.hasOlder };
    },
  }),
  route({
    method: "POST",
    path: "/tickets/{id}/messages",
    summary: "Add a reply or a note",
    description: "A reply is public. A status given along is set in the same step. On a closed ticket: 409.",
    scope: "tickets:write",
    body: NewMessage,
    example: { kind: "reply", text: "Your bag left the depot this morning.", status: "solved" },
    output: PostedMessage,
    status: 201,
    run: async (ctx, { id, body: { text, html, ...message } }) => {
      const ticketId = await findTicketId(ctx, id);
      const posted = await postMessage(ctx, { ...message, ticketId, body: bodyOf(text, html) });
      return { message: messageOf(posted.message), ticket: ticketOf(posted.ticket) };
    },
  }),
];

const bodyOf = (text: string | undefined, html: string | undefined) => ({
  ...(text === undefined ? {} : { text }),
  ...(html === undefined ? {} : { html }),
});

/** The query in the words of the domain; null when it can match nothing. */
async function filterOf(ctx: Ctx, query: TicketQuery): Promise<ListTickets | null> {
  const { state, requester, team, assignee, status, ...same } = query;
  const categories = categoriesOf(status, state);
  if (categories?.length === 0) return null;
  const requesterId = requester?.includes("@") ? await findCustomerIdByEmail(ctx, requester) : requester;
  if (requesterId === null) return null;
  return {
    view: "all",
    ...same,
    status: categories,
    requesterId,
    teamId: team,
    assigneeId: assignee,
  };
}

function categoriesOf(status: StatusCategory[] | undefined, state: TicketQuery["state"]): StatusCategory[] | undefined {
  if (state === undefined) return status;
  return (status ?? statusCategories).filter((category) => stateOfCategory[category] === state);
}
