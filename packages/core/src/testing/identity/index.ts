import { defaultPreferences } from "@desk/contracts/account";
import type { BuiltInRole, Permission, TeamAccess, UserStatus } from "@desk/contracts/words";
import type { Db } from "@desk/db/client";
import { deliveries, roles, sessions, teamMembers, teams, users } from "@desk/db/schema";
import { and, asc, eq } from "drizzle-orm";
import { type AgentActor, type Ctx, newId } from "../../context";
import { openSession, readSession, type Visitor } from "../../session";
import { hashPassword } from "../../user/password";
import { type Founded, foundWorkspace } from "../../workspace";

/** A clock that stands still until told. */
export type Clock = { at: Date; now: () => Date; pass: (seconds: number) => void };

export function aClock(start = "2026-11-22T10:00:00.000Z"): Clock {
  const clock: Clock = {
    at: new Date(start),
    now: () => clock.at,
    pass: (seconds) => {
      clock.at = new Date(clock.at.getTime() + seconds * 1_000);
    },
  };
  return clock;
}

export type Desk = Founded & { db: Db; clock: Clock };

export const password = "a long enough password";
/** Cheap, since what a hash costs is tested elsewhere. */
const cheapHash = hashPassword(password, { memoryKib: 64, passes: 1, parallelism: 1 });

let count = 0;
const unique = (): number => ++count;

/** A workspace of its own, with an owner. */
export async function aDesk(db: Db, clock: Clock = aClock()): Promise<Desk> {
  const founder = {
    workspaceName: `Desk ${unique()}`,
    name: "Olivia Owner",
    email: `owner${unique()}@example.com`,
    passwordHash: await cheapHash,
  };
  return { db, clock, ...(await foundWorkspace({ db, now: clock.now }, founder)) };
}

export type APerson = {
  role?: BuiltInRole | { id: string };
  name?: string;
  email?: string;
  status?: UserStatus;
  hasPassword?: boolean;
  teams?: Record<string, TeamAccess>;
};
export type Person = { id: string; email: string; name: string };

export async function aPerson(desk: Desk, options: APerson = {}): Promise<Person> {
  const { role = "agent", status = "active", hasPassword = true } = options;
  const person = {
    id: newId(),
    email: options.email ?? `person${unique()}@example.com`,
    name: options.name ?? `Person ${unique()}`,
  };
  await desk.db.insert(users).values({
    workspaceId: desk.workspaceId,
    ...person,
    passwordHash: hasPassword ? await cheapHash : null,
    roleId: typeof role === "string" ? desk.roleIds[role] : role.id,
    status,
    preferences: defaultPreferences,
    createdAt: desk.clock.now(),
  });
  for (const [teamId, access] of Object.entries(options.teams ?? {}))
    await desk.db.insert(teamMembers).values({ workspaceId: desk.workspaceId, teamId, userId: person.id, access });
  return person;
}

export async function aRole(
  desk: Desk,
  permissions: Permission[],
  { seesAllTeams = false }: { seesAllTeams?: boolean } = {},
): Promise<{ id: string }> {
  const id = newId();
  const name = `Role ${unique()}`;
  await desk.db.insert(roles).values({ workspaceId: desk.workspaceId, id, name, permissions, seesAllTeams });
  return { id };
}

export async function aTeam(desk: Desk, name = `Team ${unique()}`): Promise<{ id: string; name: string }> {
  const id = newId();
  await desk.db.insert(teams).values({ workspaceId: desk.workspaceId, id, name, slug: `team-${unique()}` });
  return { id, name };
}

export const aVisitor = (desk: Pick<Desk, "db" | "clock">, address = "198.51.100.7"): Visitor => ({
  db: desk.db,
  now: desk.clock.now,
  address,
});

/** A device of this person: the secret of its cookie. */
export const aDevice = (desk: Desk, userId: string, userAgent: string | null = null): Promise<string> =>
  openSession(aVisitor(desk), { workspaceId: desk.workspaceId, userId, method: "password", userAgent });

/** Acts as this person, through a session and the same look-up that every request takes. */
export async function signedInAs(desk: Desk, userId: string, token?: string): Promise<Ctx<AgentActor>> {
  const signedIn = await readSession(desk.db, token ?? (await aDevice(desk, userId)), desk.clock.now());
  if (signedIn === null) throw new Error("This person cannot be signed in.");
  return { db: desk.db, workspaceId: desk.workspaceId, actor: signedIn.actor, now: desk.clock.now };
}

/** All sessions of this workspace. */
export const devicesOf = (desk: Desk) =>
  desk.db.select().from(sessions).where(eq(sessions.workspaceId, desk.workspaceId)).orderBy(asc(sessions.id));

export const asOwner = (desk: Desk): Promise<Ctx<AgentActor>> => signedInAs(desk, desk.ownerId);

/** Mails waiting for this address, in order. */
export const mailsTo = (desk: Desk, email: string) =>
  desk.db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.workspaceId, desk.workspaceId), eq(deliveries.toAddress, email)))
    .orderBy(asc(deliveries.createdAt), asc(deliveries.id));

/** The secret in the newest mail to this address. */
export async function secretMailedTo(desk: Desk, email: string): Promise<string> {
  const path = JSON.stringify((await mailsTo(desk, email)).at(-1)?.data ?? {});
  const secret = /token=([A-Za-z0-9_-]{43})/u.exec(path)?.[1];
  if (secret === undefined) throw new Error(`No link was mailed to ${email}.`);
  return secret;
}
