import type { Db } from "@desk/db/client";
import { type Ctx, newId, systemCtx } from "../context";
import { createWorkspaceRows, type WorkspaceDefaults } from "../workspace/defaults";

export type TestWorkspace = WorkspaceDefaults & {
  id: string;
  /** The same id, under the name a context has for it. */
  workspaceId: string;
  db: Db;
  /** The product itself, in this workspace. */
  system: Ctx;
  now: () => Date;
};

/** A workspace with its roles and statuses. Time is the real one unless a clock is given. */
export async function aWorkspace(
  db: Db,
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<TestWorkspace> {
  const id = newId();
  const defaults = await createWorkspaceRows(db, { id, name: "Halen Rides", slug: `w-${id}`, now: now() });
  return { ...defaults, id, workspaceId: id, db, now, system: systemCtx(db, id, "test", now) };
}

/** A clock that stands until it is moved. */
export function aClock(start = "2026-11-22T09:00:00.000Z") {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    advance: ({ days = 0, minutes = 0, seconds = 0 }: { days?: number; minutes?: number; seconds?: number }) => {
      time += ((days * 24 * 60 + minutes) * 60 + seconds) * 1_000;
    },
  };
}
