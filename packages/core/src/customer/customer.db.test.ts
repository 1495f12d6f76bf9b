import { CreateCustomer, ListCustomers } from "@desk/contracts/customer";
import { customers } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, inTransaction, newId } from "../context";
import { aBareWorkspace, agentWith, eventTypesOf, keyWith } from "../testing/customer";
import { createCustomer, findOrCreateCustomer, getCustomer, listCustomers, removeCustomer, updateCustomer } from ".";

const pg = usingDatabase();
let ctx: Ctx;
let elsewhere: Ctx;
beforeAll(async () => {
  ctx = await aBareWorkspace(pg.db);
  elsewhere = await aBareWorkspace(pg.db);
});

const make = (input: Partial<CreateCustomer> & { name: string }, on = ctx) =>
  createCustomer(on, CreateCustomer.parse(input));
const search = async (q: string, on = ctx) =>
  (await listCustomers(on, ListCustomers.parse({ q }))).data.map(({ name }) => name);

test("a customer keeps several addresses, the first of each kind primary", async () => {
  const made = await make({
    name: "Ana Silva",
    emails: ["ana@rides.example", "ana.silva@home.example"],
    phones: ["+351911111111"],
  });
  expect(made.addresses).toEqual([
    { kind: "email", value: "ana@rides.example", isPrimary: true },
    { kind: "email", value: "ana.silva@home.example", isPrimary: false },
    { kind: "phone", value: "+351911111111", isPrimary: true },
  ]);
  expect(await eventTypesOf(ctx, made.id)).toEqual(["customer.created"]);
  const swapped = await updateCustomer(ctx, {
    customerId: made.id,
    emails: ["ana.silva@home.example", "ana@rides.example"],
  });
  expect(swapped.addresses[0]).toEqual({ kind: "email", value: "ana.silva@home.example", isPrimary: true });
});

test("an address of another customer is a conflict that names him, and nothing is written", async () => {
  await make({ name: "First Owner", emails: ["shared@example.com"] });
  await expect(make({ name: "Second", emails: ["fresh@example.com", "shared@example.com"] })).rejects.toMatchObject({
    code: "conflict",
    message: "shared@example.com already belongs to First Owner.",
    details: { fields: [{ path: "emails.1" }], customer: { name: "First Owner" } },
  });
  expect(await search("fresh@example.com")).toEqual([]);
});

test("the same address may stand in another workspace", async () => {
  await make({ name: "Here", emails: ["both@example.com"] });
  await expect(make({ name: "There", emails: ["both@example.com"] }, elsewhere)).resolves.toBeDefined();
});

test("two who take the same address at once: one has it, the other learns who", async () => {
  const results = await Promise.allSettled([
    make({ name: "Racer A", emails: ["race@example.com"] }),
    make({ name: "Racer B", emails: ["race@example.com"] }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = results.find((result) => result.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "conflict", message: expect.stringMatching(/belongs to Racer [AB]/u) });
});

test("a stale writer gets a conflict with both values, and a repeated change changes nothing", async () => {
  const { id, version } = await make({ name: "Before" });
  const after = await updateCustomer(ctx, { customerId: id, version, name: "Theirs" });
  await expect(updateCustomer(ctx, { customerId: id, version, name: "Mine" })).rejects.toMatchObject({
    code: "conflict",
    details: { field: "name", mine: "Mine", theirs: "Theirs", version: after.version },
  });
  expect(await updateCustomer(ctx, { customerId: id, version: after.version, name: "Theirs" })).toEqual(after);
  expect(await eventTypesOf(ctx, id)).toEqual(["customer.created", "customer.changed"]);
});

test("two changes at once with the version both saw: one wins", async () => {
  const { id, version } = await make({ name: "Start" });
  const results = await Promise.allSettled(
    ["One", "Two"].map((name) => updateCustomer(ctx, { customerId: id, version, name })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await getCustomer(ctx, { customerId: id })).version).toBe(version + 1);
});

test("an external id belongs to one customer, when making and when changing", async () => {
  await make({ name: "Has it", externalId: "crm-1" });
  const other = await make({ name: "Wants it" });
  const refusal = { code: "conflict", message: "The external id already belongs to Has it." };
  await expect(make({ name: "Third", externalId: "crm-1" })).rejects.toMatchObject(refusal);
  await expect(updateCustomer(ctx, { customerId: other.id, externalId: "crm-1" })).rejects.toMatchObject(refusal);
  expect(await search("crm-1")).toEqual(["Has it"]);
});

test("search finds by name without accents and case, by the beginning of an address, by phone as typed", async () => {
  await make({ name: "Zoë Núñez 100%", emails: ["zoe.nunez@courier.example"], phones: ["+34600123456"] });
  for (const q of ["nunez", "ZOË", "zo", "oe nu", "zoe.nun", "ZOE.NUNEZ@COURIER.example", "+34 600 12", "100%"])
    expect(await search(q), q).toEqual(["Zoë Núñez 100%"]);
  for (const q of ["%%%", "unez@courier", "nunes"]) expect(await search(q), q).toEqual([]);
});

test("the list pages through everyone once, newest first", async () => {
  const on = await aBareWorkspace(pg.db);
  for (let n = 0; n < 7; n++) await make({ name: `Customer ${n}` }, { ...on, now: () => new Date(1_000 * (n >> 1)) });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCustomers(on, { limit: 3, cursor });
    seen.push(...page.data.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  expect(seen[0]).toBe("Customer 6");
});

test("a cursor that is not ours is bad input, not an error", async () => {
  for (const cursor of ["", "zzz", "!!", Buffer.from("2026-99-99T00:00:00.000Z|x").toString("base64url")])
    await expect(listCustomers(ctx, { limit: 3, cursor })).rejects.toMatchObject({ code: "invalid" });
});

test("nobody reads or changes customers without the right", async () => {
  const { id } = await make({ name: "Guarded" });
  const nobody = agentWith(ctx);
  const reader = agentWith(ctx, "customer.read");
  const customer: Ctx = { ...ctx, actor: { kind: "customer", customerId: id, sharedOrganizationId: null } };
  for (const refused of [nobody, customer, keyWith(ctx, "tickets:read")]) {
    await expect(getCustomer(refused, { customerId: id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(search("Guarded", refused)).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const refused of [reader, customer, keyWith(ctx, "customers:read")]) {
    await expect(make({ name: "No" }, refused)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateCustomer(refused, { customerId: id, name: "No" })).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const refused of [agentWith(ctx, "customer.edit"), keyWith(ctx, "customers:write")])
    await expect(removeCustomer(refused, { customerId: id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(getCustomer(reader, { customerId: id })).resolves.toMatchObject({ can: { edit: false, delete: false } });
});

test("B07: another workspace's customer is not found, whatever is done with him", async () => {
  const { id } = await make({ name: "Theirs", emails: ["theirs@example.com"] }, elsewhere);
  const missing = { code: "not_found", message: "This customer was not found." };
  await expect(getCustomer(ctx, { customerId: id })).rejects.toMatchObject(missing);
  await expect(updateCustomer(ctx, { customerId: id, name: "Mine" })).rejects.toMatchObject(missing);
  await expect(removeCustomer(ctx, { customerId: id })).rejects.toMatchObject(missing);
  await expect(findOrCreateCustomer(ctx, { customerId: id })).rejects.toMatchObject(missing);
  await expect(findOrCreateCustomer(ctx, { customerId: newId() })).rejects.toMatchObject(missing);
  expect(await search("theirs@example.com")).toEqual([]);
});

test("B07: where two workspaces have a customer of the same id, each finds its own", async () => {
  const { id } = await make({ name: "Ours" });
  await pg.db.insert(customers).values({ workspaceId: elsewhere.workspaceId, id, name: "Twin" });
  expect(await findOrCreateCustomer(ctx, { customerId: id })).toMatchObject({ id, name: "Ours" });
  expect(await findOrCreateCustomer(elsewhere, { customerId: id })).toMatchObject({ id, name: "Twin" });
});

test("B07: a ticket's alias address does not join another customer's addresses", async () => {
  const owner = await make({ name: "Owner", emails: ["owner@example.com"] });
  const alias = await findOrCreateCustomer(ctx, { email: "owner.alias@example.com", name: "Owner" });
  expect(alias.id).not.toBe(owner.id);
  expect((await getCustomer(ctx, { customerId: owner.id })).addresses).toHaveLength(1);
});

test("a customer without tickets can be removed, once", async () => {
  const { id } = await make({ name: "Gone", emails: ["gone@example.com"] });
  await removeCustomer(ctx, { customerId: id });
  await expect(removeCustomer(ctx, { customerId: id })).rejects.toMatchObject({ code: "not_found" });
  expect(await eventTypesOf(ctx, id)).toEqual(["customer.created", "customer.deleted"]);
  await expect(make({ name: "Again", emails: ["gone@example.com"] })).resolves.toBeDefined();
});

test("a requester is found by any address, or made once however many ask at the same time", async () => {
  const known = await make({ name: "Known", emails: ["k1@example.com", "k2@example.com"] });
  expect(await findOrCreateCustomer(ctx, { email: "k2@example.com" })).toMatchObject({
    id: known.id,
    email: "k1@example.com",
  });
  const asked = await Promise.all(
    Array.from({ length: 8 }, () =>
      inTransaction(ctx, (ctx) => findOrCreateCustomer(ctx, { email: "new@example.com", name: "New" })),
    ),
  );
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  expect(await eventTypesOf(ctx, asked[0]!.id)).toEqual(["customer.created"]);
  const byKey = await Promise.all([1, 2, 3].map(() => findOrCreateCustomer(ctx, { externalId: "row-7", name: "Row" })));
  expect(new Set(byKey.map(({ id }) => id)).size).toBe(1);
});

test("a known requester costs one statement, a new one three", async () => {
  pg.statements.length = 0;
  const { id } = await findOrCreateCustomer(ctx, { email: "cheap@example.com" });
  expect(pg.statements).toHaveLength(3);
  pg.statements.length = 0;
  await findOrCreateCustomer(ctx, { email: "cheap@example.com" });
  await findOrCreateCustomer(ctx, { customerId: id });
  expect(pg.statements).toHaveLength(2);
});

test("a requester whose making is rolled back leaves nothing", async () => {
  const failing = inTransaction(ctx, async (ctx) => {
    await findOrCreateCustomer(ctx, { email: "undone@example.com", name: "Undone" });
    throw new Error("after all");
  });
  await expect(failing).rejects.toThrow("after all");
  expect(await pg.db.select().from(customers).where(eq(customers.workspaceId, ctx.workspaceId))).not.toContainEqual(
    expect.objectContaining({ name: "Undone" }),
  );
});
