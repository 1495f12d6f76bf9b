import { z } from "zod";
import { line } from "./text";

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
});
export type WorkspaceSettings = z.output<typeof WorkspaceSettings>;

export const defaultWorkspaceSettings: WorkspaceSettings = {
  closeAfterDays: 4,
  purgeAfterDays: 30,
  labelCreation: "agents",
  confirmNoteToReply: true,
  attachmentMaxBytes: 26_214_400,
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
