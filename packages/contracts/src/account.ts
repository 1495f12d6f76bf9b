import { z } from "zod";
import { email, id, line, text } from "./text";
import { permissions, teamAccessLevels } from "./words";

export const UserPreferences = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  contrast: z.enum(["system", "more"]),
  density: z.enum(["compact", "default", "comfortable"]),
  singleKeyShortcuts: z.boolean(),
  locale: text(35),
  /** IANA name, or "auto" for the browser's. */
  timeZone: text(64),
  listLayout: z.enum(["split", "full"]),
  /** Slugs of views in the order of my sidebar; what is not named comes after, in its usual order. */
  viewOrder: z.array(text(80)).max(500),
  /** What I am told by mail; never of what I did myself. */
  mailOnAssigned: z.boolean(),
  mailOnReply: z.boolean(),
  mailOnNote: z.boolean(),
  mailOnNewInTeam: z.boolean(),
});
export type UserPreferences = z.output<typeof UserPreferences>;
export const defaultPreferences: UserPreferences = {
  theme: "system",
  contrast: "system",
  density: "default",
  singleKeyShortcuts: true,
  locale: "en",
  timeZone: "auto",
  listLayout: "split",
  viewOrder: [],
  mailOnAssigned: true,
  mailOnReply: true,
  mailOnNote: true,
  mailOnNewInTeam: false,
};

/** 10 to 200 characters; anything goes, since length is what counts (NIST SP 800-63B). */
export const password = z.string().min(10, "Use at least 10 characters.").max(200, "Use at most 200 characters.");

export const SetUp = z.strictObject({ workspaceName: line(80), name: line(120), email, password });
export type SetUp = z.output<typeof SetUp>;

export const SignIn = z.strictObject({ email, password: z.string().min(1, "Enter your password.").max(200) });
export type SignIn = z.output<typeof SignIn>;
export const RequestMagicLink = z.strictObject({ email });
export type RequestMagicLink = z.output<typeof RequestMagicLink>;
export const RequestPasswordReset = z.strictObject({ email });
export type RequestPasswordReset = z.output<typeof RequestPasswordReset>;
/** The secret of a mailed link. Any text is looked up: an empty or broken one is as unknown as a used one. */
export const secret = z.string().max(200, "This link is not complete. Open it again from the mail.");
export const ResetPassword = z.strictObject({ token: secret, password });
export type ResetPassword = z.output<typeof ResetPassword>;
export const AcceptInvitation = z.strictObject({ token: secret, name: line(120), password });
export type AcceptInvitation = z.output<typeof AcceptInvitation>;
export const ReadInvitation = z.strictObject({ token: secret });
export type ReadInvitation = z.output<typeof ReadInvitation>;
export const InvitationView = z.object({
  workspaceName: z.string(),
  email: z.string(),
  name: z.string(),
  expiresAt: z.string(),
});
export type InvitationView = z.output<typeof InvitationView>;

export const UpdateAccount = z.strictObject({
  name: line(120).optional(),
  preferences: UserPreferences.partial().optional(),
});
export type UpdateAccount = z.output<typeof UpdateAccount>;
export const ChangePassword = z.strictObject({ currentPassword: z.string().max(200), newPassword: password });
export type ChangePassword = z.output<typeof ChangePassword>;
export const ChangeEmail = z.strictObject({ currentPassword: z.string().max(200), email });
export type ChangeEmail = z.output<typeof ChangeEmail>;
export const RevokeSession = z.strictObject({ sessionId: id });
export type RevokeSession = z.output<typeof RevokeSession>;

export const SessionView = z.object({
  id: z.uuid(),
  device: z.string(),
  address: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  isCurrent: z.boolean(),
});
export type SessionView = z.output<typeof SessionView>;

export const TeamMembership = z.object({ teamId: z.uuid(), access: z.enum(teamAccessLevels) });

/** Who I am, what I may do, and what the shell needs to draw itself. */
export const MeView = z.object({
  user: z.object({ id: z.uuid(), name: z.string(), email: z.string(), roleName: z.string(), hasPassword: z.boolean() }),
  workspace: z.object({
    id: z.uuid(),
    name: z.string(),
    labelCreation: z.enum(["agents", "managers"]),
    confirmNoteToReply: z.boolean(),
    attachmentMaxBytes: z.number(),
  }),
  permissions: z.array(z.enum(permissions)),
  seesAllTeams: z.boolean(),
  memberships: z.array(TeamMembership),
  preferences: UserPreferences,
});
export type MeView = z.output<typeof MeView>;
