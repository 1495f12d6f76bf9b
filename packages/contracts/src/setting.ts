import { z } from "zod";
import { id, line } from "./text";
import { statusCategories } from "./words";

export const CreateLabel = z.strictObject({ name: line(60) });
export type CreateLabel = z.output<typeof CreateLabel>;
export const RenameLabel = z.strictObject({ labelId: id, name: line(60) });
export type RenameLabel = z.output<typeof RenameLabel>;
/** Every ticket of `labelId` gets `intoLabelId`; the first label is gone. */
export const MergeLabel = z.strictObject({ labelId: id, intoLabelId: id });
export type MergeLabel = z.output<typeof MergeLabel>;
export const LabelRef = z.strictObject({ labelId: id });
export type LabelRef = z.output<typeof LabelRef>;
export const LabelView = z.object({ id: z.uuid(), name: z.string() });
export type LabelView = z.output<typeof LabelView>;
export const LabelUsageView = LabelView.extend({ ticketsCount: z.number() });
export type LabelUsageView = z.output<typeof LabelUsageView>;

/** Closed has one status of its own that nobody chooses by hand. */
export const CreateStatus = z.strictObject({ category: z.enum(statusCategories).exclude(["closed"]), label: line(40) });
export type CreateStatus = z.output<typeof CreateStatus>;
export const UpdateStatus = z.strictObject({
  statusId: id,
  label: line(40).optional(),
  isDefault: z.literal(true).optional(),
  position: z.number().int().min(0).max(1_000).optional(),
});
export type UpdateStatus = z.output<typeof UpdateStatus>;
export const StatusRef = z.strictObject({ statusId: id });
export type StatusRef = z.output<typeof StatusRef>;
export const StatusView = z.object({
  id: z.uuid(),
  category: z.enum(statusCategories),
  label: z.string(),
  position: z.number(),
  isDefault: z.boolean(),
  isArchived: z.boolean(),
});
export type StatusView = z.output<typeof StatusView>;

/** What pickers and chips need: small, cached by the client, refreshed when stale. */
export const DirectoryView = z.object({
  users: z.array(z.object({ id: z.uuid(), name: z.string(), isActive: z.boolean(), teamIds: z.array(z.uuid()) })),
  teams: z.array(z.object({ id: z.uuid(), name: z.string(), slug: z.string(), icon: z.string() })),
  labels: z.array(LabelView),
  statuses: z.array(StatusView),
  /** Addresses of the active mailboxes, the default one first: mail may leave from each. */
  mailAddresses: z.array(z.object({ address: z.string(), name: z.string(), teamId: z.uuid().nullable() })),
});
export type DirectoryView = z.output<typeof DirectoryView>;
