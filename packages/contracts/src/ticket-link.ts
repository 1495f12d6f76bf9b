import { z } from "zod";
import { id, integer, text } from "./text";
import { AttachmentView } from "./ticket";
import { authorKinds } from "./words";

/** The secret of a link that opens one ticket, as it stands in a mail. */
const token = z.string().regex(/^[\w-]{43}$/u, "This link is not complete.");

export const ReadTicketLink = z.strictObject({
  token,
  cursor: integer.positive().optional(),
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ReadTicketLink = z.output<typeof ReadTicketLink>;

export const ReplyByTicketLink = z.strictObject({
  token,
  text: text(20_000),
  clientId: id,
});
export type ReplyByTicketLink = z.output<typeof ReplyByTicketLink>;

/** How far a request is, in words for the person who asked. */
export const requestStates = ["working", "waiting", "solved"] as const;
export type RequestState = (typeof requestStates)[number];

export const LinkedMessage = z.object({
  seq: z.number(),
  author: z.object({ kind: z.enum(authorKinds), name: z.string(), isMe: z.boolean() }),
  text: z.string(),
  html: z.string().nullable(),
  quotedAt: z.number().nullable(),
  attachments: z.array(AttachmentView),
  createdAt: z.string(),
});
export type LinkedMessage = z.output<typeof LinkedMessage>;

/** What a customer sees of a ticket: the public conversation and nothing else. */
export const LinkedTicketView = z.object({
  workspaceName: z.string(),
  number: z.number(),
  subject: z.string(),
  state: z.enum(requestStates),
  messages: z.array(LinkedMessage),
  hasOlder: z.boolean(),
  expiresAt: z.string(),
});
export type LinkedTicketView = z.output<typeof LinkedTicketView>;

/** The ticket that the answer went to: another one when the old had been closed for good. */
export const LinkReplyView = z.object({ number: z.number(), isFollowUp: z.boolean() });
export type LinkReplyView = z.output<typeof LinkReplyView>;
