import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { aWorkspace, type Filled, fillTickets, type TestWorkspace } from "../testing";
import { type Scan, scansOf } from "../testing/explain";
import { defaultRoles } from "../workspace/defaults";
import { findNext } from "./take";

const count = process.env.LONG === "1" ? 1_000_000 : 20_000;
const pg = usingDatabase({ statementTimeoutMs: 1_200_000 });
let workspace: TestWorkspace;
let filled: Filled;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  filled = await fillTickets(workspace, count);
}, 1_800_000);

const touchedOf = (scans: readonly Scan[]) =>
  scans.filter(({ table }) => table === "tickets").reduce((sum, { touched }) => sum + touched, 0);

test.each([
  ["my-queue", true],
  ["my-queue", false],
  ["all-open", true],
  ["team-riders", true],
])(
  "QV-11: taking looks at a page of the queue, however many tickets there are (%s, all teams: %s)",
  async (view, seesAllTeams) => {
    const actor: AgentActor = {
      kind: "agent",
      userId: filled.agentIds[0] ?? "",
      sessionId: null,
      roleKey: null,
      permissions: new Set(defaultRoles[0]?.permissions),
      seesAllTeams,
      teams: new Map(filled.teamIds.map((id) => [id, "full"])),
    };
    const asks = (db: Ctx["db"]): Ctx<AgentActor> => ({ db, workspaceId: workspace.id, actor, now: workspace.now });
    const scans = await scansOf(pg.db, async (db) => {
      expect(await findNext(asks(db), { view })).not.toBeNull();
    });
    expect(
      scans.filter(({ table, node, touched }) => table === "tickets" && node === "Seq Scan" && touched > 0),
    ).toEqual([]);
    expect(touchedOf(scans)).toBeLessThan(6_000);
  },
);
