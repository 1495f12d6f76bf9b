import { defaultPreferences, type SetUp } from "@desk/contracts/account";
import type { Db } from "@desk/db/client";
import { users } from "@desk/db/schema";
import { sql } from "drizzle-orm";
import { newId, systemCtx } from "../context";
import { notFound } from "../error";
import { recordEvent } from "../event";
import { asUser, type Visitor } from "../session";
import { hashPassword } from "../user/password";
import { limitAddress } from "../user/sign-in-limits";
import { createWorkspaceRows, type WorkspaceDefaults } from "./defaults";
import { slugOf } from "./slug";

/** Open on an installation that has never had a workspace; closed for good afterwards. */
export async function isSetUpOpen(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ isOpen: boolean }>(sql`/* across workspaces: installation */
    select not exists (select 1 from installation where setup_closed)
      and not exists (select 1 from workspaces) as "isOpen"`);
  return row?.isOpen ?? false;
}

/** The first run: makes the workspace and its owner. Of several at once, one succeeds. */
export async function setUp(visitor: Visitor, input: SetUp): Promise<{ email: string }> {
  await limitAddress(visitor);
  if (!(await isSetUpOpen(visitor.db))) throw notFound("The page");
  const passwordHash = await hashPassword(input.password);
  await visitor.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('halen-desk setup'))`);
    if (!(await isSetUpOpen(tx))) throw notFound("The page");
    await foundWorkspace({ db: tx, now: visitor.now }, { ...input, passwordHash });
  });
  return { email: input.email };
}

export type Founder = { workspaceName: string; name: string; email: string; passwordHash: string };
export type Founded = WorkspaceDefaults & { workspaceId: string; ownerId: string };

/** A workspace with its defaults and its owner, in the caller's transaction. Closes the set-up page. */
export async function foundWorkspace(
  { db, now }: { db: Db; now: () => Date },
  { workspaceName, name, email, passwordHash }: Founder,
): Promise<Founded> {
  const workspaceId = newId();
  const slug = await freeSlug(db, slugOf(workspaceName));
  const made = await createWorkspaceRows(db, { id: workspaceId, name: workspaceName, slug, now: now() });
  const ownerId = newId();
  await db.insert(users).values({
    workspaceId,
    id: ownerId,
    email,
    name,
    passwordHash,
    roleId: made.roleIds.owner,
    status: "active",
    preferences: defaultPreferences,
    createdAt: now(),
  });
  await recordEvent(systemCtx(db, workspaceId, "setup", now), "workspace.created", { name: workspaceName, slug });
  await recordEvent(asUser({ db, now }, workspaceId, ownerId), "user.joined", {
    userId: ownerId,
    email,
    method: "setup",
  });
  await db.execute(sql`insert into installation ("only", setup_closed, schema_version)
    select true, true, count(*)::int from drizzle.__drizzle_migrations
    on conflict ("only") do update set setup_closed = true`);
  return { ...made, workspaceId, ownerId };
}

async function freeSlug(db: Db, wanted: string): Promise<string> {
  const rows = await db.execute<{ slug: string }>(sql`/* across workspaces: installation */
    select slug from workspaces where slug = ${wanted} or slug like ${`${wanted}-%`}`);
  const taken = new Set(rows.map(({ slug }) => slug));
  let slug = wanted;
  for (let count = 2; taken.has(slug); count++) slug = `${wanted}-${count}`;
  return slug;
}
