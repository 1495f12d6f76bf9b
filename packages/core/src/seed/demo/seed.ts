import { defaultWorkspaceSettings } from "@desk/contracts/workspace";
import type { Db } from "@desk/db/client";
import { listWorkspaces } from "../../boot/workspace";
import { systemCtx } from "../../context";
import { conflict } from "../../error";
import type { Storage } from "../../file";
import { closeSolvedTickets } from "../../job";
import { demoPassword, foundCompany } from "./found";
import { makeMacros } from "./macros";
import { seedMail } from "./mail/seed-mail";
import { agents, type DemoAgent, emailOf, founder } from "./people";
import { type PlannedTicket, planTickets } from "./plan";
import { playTickets } from "./play";

export type SeedDemoOptions = {
  seed: number;
  /** The moment the company's history ends: now. */
  endsAt: Date;
  /** Where attachments go; without it tickets have none. */
  storage?: Storage;
};

/** The password is known only to the run that made it. */
export type DemoAccount = { email: string; role: string; password: string | null };
export type SeedDemoResult = { workspace: string; isNew: boolean; tickets: number; accounts: DemoAccount[] };

const historyDays = 115;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const slug = "nawa";

/** Makes the demo company through the verbs. Where it is already, nothing changes. */
export async function seedDemo(db: Db, { seed, endsAt, storage }: SeedDemoOptions): Promise<SeedDemoResult> {
  const there = await listWorkspaces(db);
  if (there.some((workspace) => workspace.slug === slug)) {
    return { workspace: "Nawa", isNew: false, tickets: 0, accounts: accountsWith(null) };
  }
  if (there.length > 0) throw conflict("There is a workspace already. The demo company goes into an empty database.");
  const password = demoPassword();
  const foundedAt = new Date(endsAt.getTime() - historyDays * dayMs);
  const company = await foundCompany(db, password, () => foundedAt);
  await makeMacros(
    systemCtx(db, company.workspaceId, "seed", () => foundedAt),
    company,
  );
  const planned = planTickets(seed, endsAt);
  await playTickets({ db, company, storage: storage ?? null }, planned);
  const closer = (at: Date) => closeSolvedTickets(systemCtx(db, company.workspaceId, "closer", () => at));
  for (const at of closingHours(planned, endsAt)) await closer(at);
  await seedMail((at) => systemCtx(db, company.workspaceId, "seed", () => at), company, endsAt);
  return { workspace: "Nawa", isNew: true, tickets: planned.length, accounts: accountsWith(password) };
}

/** The full hours at which the closer, running hourly, found something to close. */
function closingHours(planned: readonly PlannedTicket[], endsAt: Date): Date[] {
  const closeAfterMs = defaultWorkspaceSettings.closeAfterDays * dayMs;
  const solved = planned.filter(({ fate }) => fate === "closed" || fate === "solved");
  const hours = solved.map(({ settledAt }) => Math.ceil((settledAt.getTime() + closeAfterMs) / hourMs) * hourMs);
  return [...new Set(hours)]
    .filter((hour) => hour <= endsAt.getTime())
    .toSorted((one, other) => one - other)
    .map((hour) => new Date(hour));
}

const accountsWith = (password: string | null): DemoAccount[] => {
  const account = (agent: DemoAgent) => ({ email: emailOf(agent), role: agent.role, password });
  const [first, ...others] = agents;
  return [...(first ? [account(first)] : []), account(founder), ...others.map(account)];
};
