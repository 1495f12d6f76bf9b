import type { Db } from "@desk/db/client";
import { workspaces } from "@desk/db/schema";
import { asc } from "drizzle-orm";
import { DomainError } from "../error";

export type WorkspaceRef = { id: string; slug: string; name: string };

export const listWorkspaces = (db: Db): Promise<WorkspaceRef[]> =>
  db
    .select({ id: workspaces.id, slug: workspaces.slug, name: workspaces.name })
    .from(workspaces)
    .orderBy(asc(workspaces.createdAt));

/** The workspace a command means: the named one, or the only one there is. */
export async function findWorkspace(db: Db, slug?: string): Promise<WorkspaceRef> {
  const all = await listWorkspaces(db);
  if (slug !== undefined) {
    const named = all.find((workspace) => workspace.slug === slug);
    if (named) return named;
    throw new DomainError("not_found", `There is no workspace "${slug}". ${knownSlugs(all)}`);
  }
  const [only, ...others] = all;
  if (only === undefined) {
    throw new DomainError("not_found", "There is no workspace yet. Open /setup, or run: desk seed demo");
  }
  if (others.length > 0)
    throw new DomainError("invalid", `Name one with --workspace. ${knownSlugs(all)}`, {
      fields: [{ path: "workspace", message: "There are several workspaces." }],
    });
  return only;
}

const knownSlugs = (all: WorkspaceRef[]): string => `Known: ${all.map(({ slug }) => slug).join(", ") || "none"}.`;
