import { listWorkspaces } from "@desk/core/boot";
import { type Ctx, systemCtx } from "@desk/core/context";
import type { Tools } from "../tools";

/** Work done by the clock. Run twice, it does nothing the second time. */
export type Job = {
  name: string;
  /** In UTC. */
  cron: string;
  /** Says what it did, in numbers. */
  run: (tools: Tools) => Promise<Record<string, number>>;
};

/** Does the work in each workspace; one that fails does not keep the others from it, and is tried again. */
export async function inEachWorkspace(
  { db, now }: Tools,
  name: string,
  work: (ctx: Ctx) => Promise<number>,
): Promise<number> {
  let done = 0;
  const failures: unknown[] = [];
  for (const { id } of await listWorkspaces(db)) {
    await work(systemCtx(db, id, name, now)).then(
      (count) => {
        done += count;
      },
      (error: unknown) => failures.push(error),
    );
  }
  if (failures.length > 0) throw new Error(`${name} failed in ${failures.length} workspaces`, { cause: failures[0] });
  return done;
}
