import { text as cleaned, email, id, integer, limit } from "@desk/contracts/text";
import { CreateTicket, ListTickets, MessageBody, PatchTicket, PostMessage } from "@desk/contracts/ticket";
import { statusCategories, ticketStates } from "@desk/contracts/words";
import { z } from "zod";

/** The public API writes a message's text beside its other fields; the domain keeps it together as a body. */
const { body: _created, ...createFields } = CreateTicket.shape;
const {
  ticketId: _posted,
  body: _message,
  clientId: _client,
  lastSeenSeq: _seen,
  macro: _macro,
  ...postFields
} = PostMessage.shape;
const { ticketId: _patched, version: _version, ...patchFields } = PatchTicket.shape;
const { text, html } = MessageBody.shape;
const hasText = (value: { text?: string | undefined; html?: string | undefined }): boolean =>
  (value.text ?? value.html ?? "").trim() !== "";
const writeSomething = { message: "Write something in text or html.", path: ["text"] };

export const NewTicket = z.strictObject({ ...createFields, text, html }).refine(hasText, writeSomething);
export type NewTicket = z.output<typeof NewTicket>;

export const NewMessage = z.strictObject({ ...postFields, text, html }).refine(hasText, writeSomething);
export type NewMessage = z.output<typeof NewMessage>;

export const TicketPatch = z
  .strictObject({
    ...patchFields,
    state: z.enum(ticketStates).optional().describe("Instead of status: open, pending, or done for solved."),
  })
  .refine(({ status, state, statusId }) => [status, state, statusId].filter((one) => one !== undefined).length <= 1, {
    message: "Give one of status, state and statusId.",
    path: ["status"],
  });
export type TicketPatch = z.output<typeof TicketPatch>;

const { sort, order, cursor, q, query } = ListTickets.shape;
export const TicketQuery = z.strictObject({
  status: z.array(z.enum(statusCategories)).max(6).optional().describe("One or several categories."),
  state: z.enum(ticketStates).optional().describe("open, pending or done; narrows status when both are given."),
  view: cleaned(80)
    .optional()
    .describe("The slug of a view, built in or from GET /views. Left out: all tickets that are not deleted."),
  query: query.describe(
    "In the query language, such as status:open label:refund created>-7d. Narrows everything else.",
  ),
  q: q.describe('Words, a "phrase", a #number, an address or the beginning of one.'),
  requester: z.union([id, email]).optional().describe("A customer's id or e-mail address."),
  team: id.optional(),
  assignee: z
    .union([id, z.literal("none")])
    .optional()
    .describe("A user's id, or none."),
  label: cleaned(60).optional(),
  sort: sort.describe("One name, or several keys such as priority.desc,updated.asc, the most important one first."),
  order,
  limit: limit.default(25),
  cursor,
});
export type TicketQuery = z.output<typeof TicketQuery>;

export const TicketInclude = z.strictObject({
  include: z.array(z.literal("messages")).max(1).optional().describe("messages: the newest 200 come along."),
});
export const MessageQuery = z.strictObject({
  beforeSeq: z.coerce.number().pipe(integer.positive()).optional().describe("Messages older than this one."),
  limit: limit.default(100),
});
