import { type BuiltInRole, type Permission, permissions, type StatusCategory } from "@desk/contracts/words";
import { defaultWorkspaceSettings } from "@desk/contracts/workspace";
import type { Db } from "@desk/db/client";
import { roles, statuses, workspaces } from "@desk/db/schema";
import { sql } from "drizzle-orm";
import { newId } from "../context";

type DefaultRole = { key: BuiltInRole; name: string; permissions: readonly Permission[]; seesAllTeams: boolean };

export const defaultRoles: readonly DefaultRole[] = [
  { key: "owner", name: "Owner", permissions, seesAllTeams: true },
  { key: "admin", name: "Admin", permissions, seesAllTeams: true },
  {
    key: "agent",
    name: "Agent",
    permissions: [
      "ticket.read",
      "ticket.create",
      "ticket.reply",
      "ticket.note",
      "ticket.edit",
      "ticket.assign",
      "ticket.delete",
      "customer.read",
      "customer.edit",
      "label.create",
    ],
    seesAllTeams: false,
  },
  {
    key: "collaborator",
    name: "Collaborator",
    permissions: ["ticket.read", "ticket.note", "customer.read"],
    seesAllTeams: false,
  },
];

export const defaultStatuses: readonly { category: StatusCategory; label: string }[] = [
  { category: "new", label: "New" },
  { category: "open", label: "Open" },
  { category: "pending", label: "Waiting for customer" },
  { category: "on_hold", label: "On hold" },
  { category: "solved", label: "Solved" },
  { category: "closed", label: "Closed" },
];

export type WorkspaceDefaults = {
  roleIds: Record<BuiltInRole, string>;
  statusIds: Record<StatusCategory, string>;
};

/** What every workspace begins with: its row, four roles, one status per category and its ticket numbers. */
export async function createWorkspaceRows(
  db: Db,
  { id, name, slug, now }: { id: string; name: string; slug: string; now?: Date | undefined },
): Promise<WorkspaceDefaults> {
  const made: WorkspaceDefaults = {
    roleIds: { owner: newId(), admin: newId(), agent: newId(), collaborator: newId() },
    statusIds: { new: newId(), open: newId(), pending: newId(), on_hold: newId(), solved: newId(), closed: newId() },
  };
  await db.insert(workspaces).values({ id, name, slug, settings: defaultWorkspaceSettings, createdAt: now });
  await db.insert(roles).values(
    defaultRoles.map((role) => ({
      workspaceId: id,
      id: made.roleIds[role.key],
      key: role.key,
      name: role.name,
      permissions: [...role.permissions],
      seesAllTeams: role.seesAllTeams,
      createdAt: now,
    })),
  );
  await db.insert(statuses).values(
    defaultStatuses.map(({ category, label }, position) => ({
      workspaceId: id,
      id: made.statusIds[category],
      category,
      label,
      position,
      isDefault: true,
      createdAt: now,
    })),
  );
  await db.execute(sql`select desk_create_ticket_sequence(${id}::uuid)`);
  return made;
}
