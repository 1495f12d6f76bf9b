import { CreateCustomer, CreateOrganization } from "@desk/contracts/customer";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { createCustomer, findOrCreateCustomer, getCustomer } from "../customer";
import { aBareWorkspace, agentWith, eventTypesOf } from "../testing/customer";
import { createOrganization, getOrganization, listOrganizations, removeOrganization, updateOrganization } from ".";

const pg = usingDatabase();
let ctx: Ctx;
let elsewhere: Ctx;
beforeAll(async () => {
  ctx = await aBareWorkspace(pg.db);
  elsewhere = await aBareWorkspace(pg.db);
});

const make = (input: Partial<CreateOrganization> & { name: string }, on = ctx) =>
  createOrganization(on, CreateOrganization.parse(input));
const customer = (name: string, email: string) => createCustomer(ctx, CreateCustomer.parse({ name, emails: [email] }));
const nameOf = async (customerId: string) => (await getCustomer(ctx, { customerId })).organization?.name ?? null;

test("customers join the organization of their address's domain, before and after it is made", async () => {
  const before = await customer("Early", "early@fleet.example");
  const other = await customer("Other", "x@notfleet.example");
  const fleet = await make({ name: "Fleet", domains: ["fleet.example", "fleet.test"] });
  const after = await customer("Late", "late@fleet.test");
  const asked = await findOrCreateCustomer(ctx, { email: "asked@fleet.example" });
  expect(await Promise.all([before.id, after.id, asked.id, other.id].map(nameOf))).toEqual([
    "Fleet",
    "Fleet",
    "Fleet",
    null,
  ]);
  expect(await getOrganization(ctx, { organizationId: fleet.id })).toMatchObject({ customersCount: 3 });
  expect(await eventTypesOf(ctx, fleet.id)).toEqual(["organization.created"]);
});

test("an organization chosen by hand stays when a domain says otherwise", async () => {
  const chosen = await make({ name: "Chosen" });
  const made = await createCustomer(
    ctx,
    CreateCustomer.parse({ name: "Ana", emails: ["ana@later.example"], organizationId: chosen.id }),
  );
  await make({ name: "Later", domains: ["later.example"] });
  expect(await nameOf(made.id)).toBe("Chosen");
});

test("a domain leads to one organization, also when two take it at once", async () => {
  const results = await Promise.allSettled(
    ["North", "South"].map((name) => make({ name, domains: ["contested.example"] })),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
    code: "conflict",
    details: { fields: [{ path: "domains.0" }] },
  });
});

test("a name is taken once, also when two take it at once", async () => {
  const results = await Promise.allSettled([make({ name: "Twin" }), make({ name: "Twin" })]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
    code: "conflict",
    message: "There is already an organization named Twin.",
  });
});

test("a stale writer gets a conflict with both values", async () => {
  const { id, version } = await make({ name: "Depot" });
  await updateOrganization(ctx, { organizationId: id, version, notes: "Pays by invoice" });
  await expect(updateOrganization(ctx, { organizationId: id, version, notes: "Mine" })).rejects.toMatchObject({
    code: "conflict",
    details: { field: "notes", mine: "Mine", theirs: "Pays by invoice" },
  });
  expect(await eventTypesOf(ctx, id)).toEqual(["organization.created", "organization.changed"]);
});

test("a removed organization lets its customers go", async () => {
  const made = await make({ name: "Leaving", domains: ["leaving.example"] });
  const member = await customer("Member", "m@leaving.example");
  await removeOrganization(ctx, { organizationId: made.id });
  expect(await nameOf(member.id)).toBeNull();
  await expect(removeOrganization(ctx, { organizationId: made.id })).rejects.toMatchObject({ code: "not_found" });
});

test("the list pages by name and finds a part of a name or a domain", async () => {
  const on = await aBareWorkspace(pg.db);
  for (const name of ["Delta", "Alfa", "Čarlie", "Bravo"])
    await make({ name, domains: [`${name.length}x.example`].filter(() => name === "Alfa") }, on);
  const first = await listOrganizations(on, { limit: 3 });
  const second = await listOrganizations(on, { limit: 3, cursor: first.nextCursor ?? undefined });
  expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(["Alfa", "Bravo", "Delta", "Čarlie"]);
  expect((await listOrganizations(on, { limit: 3, q: "carl" })).data.map(({ name }) => name)).toEqual(["Čarlie"]);
  expect((await listOrganizations(on, { limit: 3, q: "4x.example" })).data.map(({ name }) => name)).toEqual(["Alfa"]);
  await expect(listOrganizations(on, { limit: 3, cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
});

test("rights and walls: refused without the right, not found from another workspace", async () => {
  const { id } = await make({ name: "Walled" });
  const reader = agentWith(ctx, "customer.read");
  await expect(getOrganization(agentWith(ctx), { organizationId: id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(listOrganizations(agentWith(ctx), { limit: 3 })).rejects.toMatchObject({ code: "forbidden" });
  await expect(make({ name: "No" }, reader)).rejects.toMatchObject({ code: "forbidden" });
  await expect(updateOrganization(reader, { organizationId: id, name: "No" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(removeOrganization(agentWith(ctx, "customer.edit"), { organizationId: id })).rejects.toMatchObject({
    code: "forbidden",
  });
  for (const verb of [
    () => getOrganization(elsewhere, { organizationId: id }),
    () => updateOrganization(elsewhere, { organizationId: id, name: "Mine" }),
    () => removeOrganization(elsewhere, { organizationId: id }),
  ])
    await expect(verb()).rejects.toMatchObject({ code: "not_found" });
  await expect(
    createCustomer(elsewhere, CreateCustomer.parse({ name: "Ana", organizationId: id })),
  ).rejects.toMatchObject({ code: "invalid", details: { fields: [{ path: "organizationId" }] } });
});

test("QV-10: a domain covers the domains below it, and the closest claim wins", async () => {
  const acme = await make({ name: "Acme", domains: ["acme.example"] });
  const acmeEu = await make({ name: "Acme Europe", domains: ["eu.acme.example"] });
  const organizationOf = async (email: string) =>
    (await createCustomer(ctx, CreateCustomer.parse({ name: email, emails: [email] }))).organization?.id;
  expect(await organizationOf("a@acme.example")).toBe(acme.id);
  expect(await organizationOf("a@mail.us.acme.example")).toBe(acme.id);
  expect(await organizationOf("a@shop.eu.acme.example")).toBe(acmeEu.id);
  expect(await organizationOf("a@notacme.example")).toBeUndefined();
  const early = await createCustomer(ctx, CreateCustomer.parse({ name: "E", emails: ["e@hq.late.example"] }));
  const late = await make({ name: "Late", domains: ["late.example"] });
  expect((await getCustomer(ctx, { customerId: early.id })).organization?.id).toBe(late.id);
});

test("QV-10: a domain where everybody has an address is refused with the reason", async () => {
  for (const domain of ["gmail.com", "outlook.com", "gmx.de", "yahoo.co.uk", "co.uk", "com.br"]) {
    await expect(make({ name: `Of ${domain}`, domains: ["fine.example", domain] }), domain).rejects.toMatchObject({
      code: "invalid",
      details: { fields: [{ path: "domains.1" }] },
    });
  }
  const made = await make({ name: "Careful", domains: ["careful.example"] });
  await expect(
    updateOrganization(ctx, { organizationId: made.id, domains: ["careful.example", "web.de"] }),
  ).rejects.toMatchObject({ code: "invalid", details: { fields: [{ path: "domains.1" }] } });
});
