import { apiKeys } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { hashSecret } from "../secret";
import { aDesk, aPerson, aRole, asOwner, type Desk, signedInAs } from "../testing/identity";
import { createApiKey, listApiKeys, readApiKey, revokeApiKey, touchApiKey } from ".";

const pg = usingDatabase();
let desk: Desk;
let owner: Ctx<AgentActor>;
const importer = { name: "Import", scopes: ["tickets:read" as const, "tickets:write" as const], expiresAt: null };
const look = (secret: string) => readApiKey(pg.db, secret, desk.clock.now());

beforeEach(async () => {
  desk = await aDesk(pg.db);
  owner = await asOwner(desk);
});

test("a key is shown once, kept as a hash, and read in one statement that writes nothing", async () => {
  const key = await createApiKey(owner, { ...importer, scopes: [...importer.scopes, "tickets:read"] });
  expect(key.secret).toMatch(/^desk_[A-Za-z0-9_-]{43}$/u);
  expect(key).toMatchObject({
    prefix: key.secret.slice(0, 11),
    scopes: importer.scopes,
    createdByName: "Olivia Owner",
  });
  const rows = await pg.db.select().from(apiKeys).where(eq(apiKeys.workspaceId, desk.workspaceId));
  expect(rows[0]?.tokenHash).toBe(hashSecret(key.secret));
  expect(JSON.stringify([rows, await listApiKeys(owner)])).not.toContain(key.secret);
  pg.statements.length = 0;
  const holder = await look(key.secret);
  expect(pg.statements).toHaveLength(1);
  expect(holder).toMatchObject({ workspaceId: desk.workspaceId, actor: { kind: "apiKey", keyId: key.id } });
  expect(holder?.actor.scopes).toEqual(new Set(importer.scopes));
});

test.each([
  ["empty", ""],
  ["the prefix alone", "desk_"],
  ["made up", `desk_${"a".repeat(43)}`],
  ["too long", `desk_${"a".repeat(44)}`],
  ["with a line break", `desk_${"a".repeat(42)}\n`],
])("A04: a key that is %s is nobody's", async (_, secret) => {
  await createApiKey(owner, importer);
  expect(await look(secret)).toBeNull();
});

test("a revoked key is dead with the next request; revoking again changes nothing", async () => {
  const { id, secret } = await createApiKey(owner, importer);
  const first = await revokeApiKey(owner, { apiKeyId: id });
  expect(await look(secret)).toBeNull();
  desk.clock.pass(60);
  expect(await revokeApiKey(owner, { apiKeyId: id })).toEqual(first);
});

test("a key ends when it says, and cannot end in the past", async () => {
  const { secret } = await createApiKey(owner, { ...importer, expiresAt: "2026-11-22T11:00:00.000Z" });
  desk.clock.pass(3_599);
  expect(await look(secret)).not.toBeNull();
  desk.clock.pass(1);
  expect(await look(secret)).toBeNull();
  await expect(createApiKey(owner, { ...importer, expiresAt: "2026-11-22T11:00:00.000Z" })).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ path: "expiresAt" }] },
  });
});

test("the last use is written at most once a minute", async () => {
  const { secret } = await createApiKey(owner, importer);
  const used = async () => (await listApiKeys(owner))[0]?.lastUsedAt;
  const holder = await look(secret);
  if (holder === null) throw new Error("The key is gone.");
  expect(holder.isTouchDue).toBe(true);
  await Promise.all([1, 2, 3].map(() => touchApiKey(pg.db, holder, desk.clock.now())));
  const first = await used();
  expect(first).toBe("2026-11-22T10:00:00.000Z");
  desk.clock.pass(59);
  expect((await look(secret))?.isTouchDue).toBe(false);
  await touchApiKey(pg.db, holder, desk.clock.now());
  expect(await used()).toBe(first);
  desk.clock.pass(2);
  expect((await look(secret))?.isTouchDue).toBe(true);
});

test("a key is given only by somebody who may do all of it, everywhere", async () => {
  const role = await aRole(desk, ["apikey.manage", "ticket.read"], { seesAllTeams: true });
  const reader = await signedInAs(desk, (await aPerson(desk, { role })).id);
  await expect(createApiKey(reader, importer)).rejects.toMatchObject({ code: "forbidden" });
  expect((await createApiKey(reader, { ...importer, scopes: ["tickets:read"] })).scopes).toEqual(["tickets:read"]);
  const narrow = await aRole(desk, ["apikey.manage", "ticket.read"]);
  const local = await signedInAs(desk, (await aPerson(desk, { role: narrow })).id);
  await expect(createApiKey(local, { ...importer, scopes: ["tickets:read"] })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("agents and keys manage no keys, and keys of another workspace are not there", async () => {
  const { id } = await createApiKey(owner, importer);
  const agent = await signedInAs(desk, (await aPerson(desk)).id);
  const key: Ctx = { ...owner, actor: { kind: "apiKey", keyId: id, scopes: new Set(importer.scopes) } };
  for (const ctx of [agent, key]) {
    await expect(listApiKeys(ctx)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createApiKey(ctx, importer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokeApiKey(ctx, { apiKeyId: id })).rejects.toMatchObject({ code: "forbidden" });
  }
  const other = await asOwner(await aDesk(pg.db));
  await expect(revokeApiKey(other, { apiKeyId: id })).rejects.toMatchObject({ code: "not_found" });
  expect(await listApiKeys(other)).toEqual([]);
  expect((await listApiKeys(owner))[0]?.revokedAt).toBeNull();
});
