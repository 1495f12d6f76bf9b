import { z } from "zod";
import { cursor, limit, line } from "./text";
import { plainTicketNumbers, TicketNumbers } from "./ticket-number";
import { actorKinds } from "./words";

export const WorkspaceSettings = z.strictObject({
  /** Days after which a solved ticket is closed. 28 is the ceiling. */
  closeAfterDays: z.number().int().min(1).max(28),
  /** Days a deleted ticket can be restored. */
  purgeAfterDays: z.number().int().min(1).max(365),
  /** Who may make new labels while working: every agent, or only people with the right to manage labels. */
  labelCreation: z.enum(["agents", "managers"]),
  /** Ask before a note's text is moved into a public reply. */
  confirmNoteToReply: z.boolean(),
  /** Largest attachment in bytes. */
  attachmentMaxBytes: z.number().int().min(1_024).max(104_857_600),
  /** Mails to a customer carry a link that opens that one ticket without an account. */
  ticketLinks: z.boolean(),
  /** Days after which such a link ends. */
  ticketLinkDays: z.number().int().min(1).max(365),
  /** Largest incoming mail in bytes, attachments as they are encoded included. */
  mailMaxBytes: z.number().int().min(65_536).max(104_857_600),
  /** Whether a mail that tells an agent of a note also shows its text. */
  showsNotesInMails: z.boolean(),
  /** Hours a customer may wait for an answer before the ticket counts as overdue. */
  overdueAfterHours: z.number().int().min(1).max(8_760),
  /** How ticket numbers are written wherever they are shown. */
  ticketNumbers: TicketNumbers,
});
export type WorkspaceSettings = z.output<typeof WorkspaceSettings>;

export const defaultWorkspaceSettings: WorkspaceSettings = {
  closeAfterDays: 4,
  purgeAfterDays: 30,
  labelCreation: "agents",
  confirmNoteToReply: true,
  attachmentMaxBytes: 26_214_400,
  ticketLinks: true,
  ticketLinkDays: 30,
  mailMaxBytes: 26_214_400,
  showsNotesInMails: true,
  overdueAfterHours: 24,
  ticketNumbers: plainTicketNumbers,
};

export const UpdateWorkspace = z.strictObject({
  name: line(80).optional(),
  settings: WorkspaceSettings.partial().optional(),
});
export type UpdateWorkspace = z.output<typeof UpdateWorkspace>;

export const WorkspaceView = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  settings: WorkspaceSettings,
});
export type WorkspaceView = z.output<typeof WorkspaceView>;

export const ListAudit = z.strictObject({
  cursor,
  limit: limit.default(50),
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListAudit = z.output<typeof ListAudit>;
/** One line of the workspace's history that concerns no ticket: people, settings, customers. */
export const AuditEntry = z.object({
  id: z.uuid(),
  type: z.string(),
  actor: z.object({ kind: z.enum(actorKinds), id: z.uuid().nullable(), name: z.string() }),
  data: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
});
export type AuditEntry = z.output<typeof AuditEntry>;
export const AuditPage = z.object({
  data: z.array(AuditEntry),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type AuditPage = z.output<typeof AuditPage>;
