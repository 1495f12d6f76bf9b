import { z } from "zod";
import { email, id, line, text } from "./text";
import {
  apiScopes,
  builtInRoles,
  permissions,
  reopenDaysMax,
  reopenPolicies,
  teamAccessLevels,
  userStatuses,
} from "./words";

export const Membership = z.strictObject({ teamId: id, access: z.enum(teamAccessLevels) });

export const InviteUser = z.strictObject({
  email,
  name: line(120),
  roleId: id,
  memberships: z.array(Membership).max(200).default([]),
});
export type InviteUser = z.output<typeof InviteUser>;
export const UserRef = z.strictObject({ userId: id });
export type UserRef = z.output<typeof UserRef>;
export const ChangeUserRole = z.strictObject({ userId: id, roleId: id });
export type ChangeUserRole = z.output<typeof ChangeUserRole>;
/** Replaces all memberships of the user. */
export const SetMemberships = z.strictObject({ userId: id, memberships: z.array(Membership).max(200) });
export type SetMemberships = z.output<typeof SetMemberships>;

export const UserView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  status: z.enum(userStatuses),
  role: z.object({ id: z.uuid(), name: z.string(), key: z.enum(builtInRoles).nullable() }),
  memberships: z.array(z.object({ teamId: z.uuid(), access: z.enum(teamAccessLevels) })),
  lastSeenAt: z.string().nullable(),
  createdAt: z.string(),
});
export type UserView = z.output<typeof UserView>;

export const CreateRole = z.strictObject({
  name: line(60),
  permissions: z.array(z.enum(permissions)).max(permissions.length),
  seesAllTeams: z.boolean(),
});
export type CreateRole = z.output<typeof CreateRole>;
export const UpdateRole = CreateRole.partial().extend({ roleId: id });
export type UpdateRole = z.output<typeof UpdateRole>;
export const RoleRef = z.strictObject({ roleId: id });
export type RoleRef = z.output<typeof RoleRef>;
export const RoleView = z.object({
  id: z.uuid(),
  key: z.enum(builtInRoles).nullable(),
  name: z.string(),
  permissions: z.array(z.enum(permissions)),
  seesAllTeams: z.boolean(),
  usersCount: z.number(),
});
export type RoleView = z.output<typeof RoleView>;

export const teamIcons = [
  "users",
  "bike",
  "car",
  "utensils",
  "package",
  "shield",
  "store",
  "life-buoy",
  "wallet",
  "globe",
] as const;
const reopenPolicy = z.enum(reopenPolicies);
/** Counted from the moment of solving; says something only with the policy `within_days`. */
const reopenDays = z.number().int().min(1).max(reopenDaysMax);
export const CreateTeam = z.strictObject({
  name: line(60),
  icon: z.enum(teamIcons).default("users"),
  description: text(500).default(""),
  reopenPolicy: reopenPolicy.default("always"),
  reopenDays: reopenDays.default(7),
  keepsAssigneeOnReopen: z.boolean().default(true),
});
export type CreateTeam = z.output<typeof CreateTeam>;
export type CreateTeamInput = z.input<typeof CreateTeam>;
export const UpdateTeam = z.strictObject({
  teamId: id,
  name: line(60).optional(),
  icon: z.enum(teamIcons).optional(),
  description: text(500).optional(),
  position: z.number().int().min(0).max(10_000).optional(),
  reopenPolicy: reopenPolicy.optional(),
  reopenDays: reopenDays.optional(),
  keepsAssigneeOnReopen: z.boolean().optional(),
});
export type UpdateTeam = z.output<typeof UpdateTeam>;
export const TeamRef = z.strictObject({ teamId: id });
export type TeamRef = z.output<typeof TeamRef>;
/** Replaces all members of the team. */
export const SetTeamMembers = z.strictObject({
  teamId: id,
  members: z.array(z.strictObject({ userId: id, access: z.enum(teamAccessLevels) })).max(1_000),
});
export type SetTeamMembers = z.output<typeof SetTeamMembers>;
export const TeamView = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  icon: z.enum(teamIcons),
  description: z.string(),
  position: z.number(),
  reopenPolicy,
  reopenDays: z.number(),
  keepsAssigneeOnReopen: z.boolean(),
  isArchived: z.boolean(),
  members: z.array(z.object({ userId: z.uuid(), access: z.enum(teamAccessLevels) })),
});
export type TeamView = z.output<typeof TeamView>;

export const CreateApiKey = z.strictObject({
  name: line(80),
  scopes: z.array(z.enum(apiScopes)).min(1, "Choose at least one scope.").max(apiScopes.length),
  /** Null never expires. */
  expiresAt: z.iso.datetime().nullable().default(null),
});
export type CreateApiKey = z.output<typeof CreateApiKey>;
export const ApiKeyRef = z.strictObject({ apiKeyId: id });
export type ApiKeyRef = z.output<typeof ApiKeyRef>;
export const ApiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(apiScopes)),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  createdByName: z.string().nullable(),
});
export type ApiKeyView = z.output<typeof ApiKeyView>;
/** The secret is shown this once. */
export const NewApiKeyView = ApiKeyView.extend({ secret: z.string() });
export type NewApiKeyView = z.output<typeof NewApiKeyView>;
