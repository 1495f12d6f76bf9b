import { z } from "zod";
import { MacroAction, MacroActions } from "./macro-action";
import { macroContexts } from "./macro-words";
import { ScheduledView } from "./outgoing";
import { cursor, email, id, integer, isoTime, limit, line, text } from "./text";
import { AttachmentView, CreateTicket, MessageView, Recipients, TicketView } from "./ticket";
import { viewScopes } from "./words";

const html = text(50_000);
const contexts = z.array(z.enum(macroContexts)).min(1, "Say where it is offered.").max(macroContexts.length);
const fileIds = z.array(id).max(10);

export const CreateMacro = z.strictObject({
  name: line(120),
  description: text(500).default(""),
  scope: z.enum(viewScopes),
  /** For the scope `team`, and only then. */
  teamId: id.nullable().default(null),
  /** What it writes, with variables such as `{{customer.first_name|there}}`. */
  replyHtml: html.default(""),
  noteHtml: html.default(""),
  actions: MacroActions.default([]),
  contexts,
  isActive: z.boolean().default(true),
  /** Files uploaded before; they become the macro's. */
  attachmentIds: fileIds.default([]),
});
export type CreateMacro = z.output<typeof CreateMacro>;
export type CreateMacroInput = z.input<typeof CreateMacro>;

export const UpdateMacro = z.strictObject({
  macroId: id,
  /** The version that was edited; an older one is a conflict. */
  version: integer.positive(),
  name: line(120).optional(),
  description: text(500).optional(),
  scope: z.enum(viewScopes).optional(),
  teamId: id.nullable().optional(),
  replyHtml: html.optional(),
  noteHtml: html.optional(),
  actions: MacroActions.optional(),
  contexts: contexts.optional(),
  isActive: z.boolean().optional(),
  /** New files, uploaded before. */
  attachmentIds: fileIds.default([]),
  /** Files of the macro that go. */
  removeFileIds: fileIds.default([]),
});
export type UpdateMacro = z.output<typeof UpdateMacro>;
export type UpdateMacroInput = z.input<typeof UpdateMacro>;

export const MacroRef = z.strictObject({ macroId: id });
export type MacroRef = z.output<typeof MacroRef>;
/** Behind another one of the same scope, or first of all. */
export const ReorderMacro = z.strictObject({ macroId: id, afterId: id.nullable() });
export type ReorderMacro = z.output<typeof ReorderMacro>;

export const ListMacros = z.strictObject({
  /** Words of the name, the description or the text. */
  q: text(200).optional(),
  scope: z.enum(viewScopes).optional(),
  isActive: z.boolean().optional(),
  limit: limit.default(50),
  cursor,
  /** Sent along by the browser's paged lists; there is only one way to go. */
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListMacros = z.output<typeof ListMacros>;

/** What may be used now, the most used first: for the picker. */
export const OfferMacros = z.strictObject({
  context: z.enum(macroContexts).optional(),
  q: text(200).optional(),
});
export type OfferMacros = z.output<typeof OfferMacros>;

const MacroFile = z.object({ id: z.uuid(), fileName: z.string(), contentType: z.string(), sizeBytes: z.number() });
export type MacroFile = z.output<typeof MacroFile>;
export const MacroRow = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  scope: z.enum(viewScopes),
  team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  contexts: z.array(z.enum(macroContexts)),
  isActive: z.boolean(),
  /** The first words of what it writes. */
  preview: z.string(),
  hasReply: z.boolean(),
  hasNote: z.boolean(),
  actions: z.array(MacroAction),
  fileCount: z.number(),
  usageCount: z.number(),
  lastUsedAt: z.string().nullable(),
  updatedAt: z.string(),
  version: z.number(),
  can: z.object({ edit: z.boolean() }),
});
export type MacroRow = z.output<typeof MacroRow>;
export const MacroView = MacroRow.extend({
  replyHtml: z.string(),
  noteHtml: z.string(),
  files: z.array(MacroFile),
});
export type MacroView = z.output<typeof MacroView>;
export const MacroPage = z.object({
  data: z.array(MacroRow),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type MacroPage = z.output<typeof MacroPage>;
export const MacroList = z.object({ data: z.array(MacroRow) });
export type MacroList = z.output<typeof MacroList>;

export const PreviewMacro = z.strictObject({ ticketId: id, macroId: id });
export type PreviewMacro = z.output<typeof PreviewMacro>;
/** The same for one that is being written and need not be stored. */
export const TryMacro = z.strictObject({
  ticketId: id,
  replyHtml: html.default(""),
  noteHtml: html.default(""),
  actions: MacroActions.default([]),
});
export type TryMacro = z.output<typeof TryMacro>;

export const FilledText = z.object({
  html: z.string(),
  text: z.string(),
  /** Variables that have no value here; they still stand in the text and block sending. */
  missing: z.array(z.string()),
});
export type FilledText = z.output<typeof FilledText>;
export const MacroEffect = z.object({
  action: MacroAction,
  /** In words: "Status: Waiting for customer". */
  words: z.string(),
  state: z.enum(["changes", "same", "refused"]),
  /** Why it is refused. */
  reason: z.string().nullable(),
});
export type MacroEffect = z.output<typeof MacroEffect>;
export const MacroPreview = z.object({
  ticketId: z.uuid(),
  /** The version that all of this was read from. */
  version: z.number(),
  reply: FilledText.nullable(),
  note: FilledText.nullable(),
  files: z.array(MacroFile),
  effects: z.array(MacroEffect),
  /** Every field that would have another value, consequences included. */
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  /** Why it cannot be applied as it is; empty when it can. */
  refusals: z.array(z.string()),
});
export type MacroPreview = z.output<typeof MacroPreview>;

export const ApplyMacro = z.strictObject({
  ticketId: id,
  macroId: id,
  /** Instead of the macro's own text. An empty one leaves the reply out. */
  replyHtml: text(200_000).optional(),
  noteHtml: text(200_000).optional(),
  /** Instead of all of its changes: those that are left. */
  actions: MacroActions.optional(),
  /** Instead of the macro's own files: uploaded ones. */
  attachmentIds: z.array(id).max(20).optional(),
  version: integer.positive().optional(),
  lastSeenSeq: integer.min(0).optional(),
  clientId: id.optional(),
  recipients: Recipients.optional(),
  fromAddress: email.optional(),
  sendAt: isoTime.optional(),
});
export type ApplyMacro = z.output<typeof ApplyMacro>;
export const AppliedMacro = z.object({
  ticket: TicketView,
  /** What was written, when it was not held. */
  message: MessageView.nullable(),
  /** The reply that is held or planned; the changes are made when it leaves. */
  scheduled: ScheduledView.nullable(),
});
export type AppliedMacro = z.output<typeof AppliedMacro>;

/** The macro's files as uploads of the caller, to go with what he sends next. */
export const CopiedFiles = z.object({ data: z.array(AttachmentView) });
export type CopiedFiles = z.output<typeof CopiedFiles>;

/** What a macro writes into a ticket that does not exist yet. */
export const DraftMacro = z.strictObject({
  macroId: id,
  customerId: id.optional(),
  customerName: text(200).optional(),
  customerEmail: text(254).optional(),
  subject: text(250).optional(),
  teamId: id.nullable().optional(),
});
export type DraftMacro = z.output<typeof DraftMacro>;
export const MacroDraft = z.object({
  reply: FilledText.nullable(),
  actions: z.array(MacroAction),
  files: z.array(MacroFile),
});
export type MacroDraft = z.output<typeof MacroDraft>;
/** Opens a ticket with a macro's changes made in the same step. */
export const CreateWithMacro = z.strictObject({ ticket: CreateTicket, macroId: id, actions: MacroActions.default([]) });
export type CreateWithMacro = z.output<typeof CreateWithMacro>;
