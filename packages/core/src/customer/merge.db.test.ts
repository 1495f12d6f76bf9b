import { CreateCustomer, MergeCustomers } from "@desk/contracts/customer";
import { runStatement } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../context";
import { createOrganization } from "../organization";
import { search } from "../search";
import { asAdmin, asAgent, asApiKey, aTeam, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { customerRows } from "../testing/customer-rows";
import { readTicket } from "../ticket";
import {
  createCustomer,
  findCustomerIdByEmail,
  getCustomer,
  listCustomers,
  listMerges,
  mergeCustomers,
  previewMerge,
  removeCustomer,
  unmergeCustomers,
} from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let admin: Ctx;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  admin = await asAdmin(workspace);
});

let made = 0;
const aPerson = (input: Partial<Parameters<typeof CreateCustomer.parse>[0] & object> = {}) => {
  made += 1;
  return createCustomer(
    admin,
    CreateCustomer.parse({ name: `Person ${made}`, emails: [`p${made}@rides.example`], ...input }),
  );
};
const merge = (targetId: string, sourceId: string, acceptDifferentIds = false, ctx = admin) =>
  mergeCustomers(ctx, MergeCustomers.parse({ targetId, sourceId, acceptDifferentIds }));
const unmerge = (mergeId: string) => unmergeCustomers(admin, { mergeId });

const snapshot = () => customerRows(workspace);

async function aLink(ticketId: string, customerId: string): Promise<void> {
  await runStatement(
    pg.db,
    `insert into ticket_links (workspace_id, id, ticket_id, customer_id, token_hash, expires_at)
      values ($1, gen_random_uuid(), $2, $3, gen_random_uuid()::text, now())`,
    [workspace.id, ticketId, customerId],
  );
}

test("QV-09: after a merge tickets, copies and addresses are the target's, and the old id and addresses lead there", async () => {
  const target = await aPerson({ name: "Ana Silva", notes: "Likes tea." });
  const source = await aPerson({
    name: "A. Silva",
    phones: ["+351912345678"],
    locale: "pt",
    notes: "Rides at night.",
    attributes: { City: "Lisbon" },
    externalId: "crm-1",
  });
  const asked = await aTicket(workspace, { requester: { customerId: source.id }, subject: "Wallet" });
  const other = await aPerson();
  const copied = await aTicket(workspace, {
    requester: { customerId: other.id },
    ccs: [source.addresses[0]?.value ?? ""],
  });
  const preview = await previewMerge(admin, { targetId: target.id, sourceId: source.id });
  expect(preview).toMatchObject({ ticketsCount: 1, ccsCount: 1, hasDifferentIds: false, problem: null });
  expect(preview.fields).toContainEqual({ field: "locale", target: null, source: "pt", result: "pt" });
  expect(preview.fields).toContainEqual({
    field: "name",
    target: "Ana Silva",
    source: "A. Silva",
    result: "Ana Silva",
  });

  const { customer } = await merge(target.id, source.id);
  expect(customer).toMatchObject({
    id: target.id,
    name: "Ana Silva",
    locale: "pt",
    notes: "Likes tea.\n\nRides at night.",
    attributes: { City: "Lisbon" },
    externalId: "crm-1",
    ticketsCount: 1,
  });
  expect(customer.addresses.map(({ value }) => value).sort()).toEqual(
    [...target.addresses, ...source.addresses].map(({ value }) => value).sort(),
  );
  expect((await readTicket(admin, { ticketId: asked.id })).requester.id).toBe(target.id);
  expect((await readTicket(admin, { ticketId: copied.id })).ccs.map(({ customerId }) => customerId)).toEqual([
    target.id,
  ]);
  expect((await getCustomer(admin, { customerId: source.id })).id).toBe(target.id);
  for (const requester of [
    { customerId: source.id },
    { externalId: "crm-1" },
    { email: source.addresses[0]?.value ?? "" },
  ]) {
    expect((await aTicket(workspace, { requester })).requester.id, JSON.stringify(requester)).toBe(target.id);
  }
  expect(await findCustomerIdByEmail(admin, source.addresses[0]?.value ?? "")).toBe(target.id);
  const { data } = await listCustomers(admin, { q: "Silva", limit: 10, cursor: undefined });
  expect(data.map(({ id }) => id)).toEqual([target.id]);
  const found = await search(admin, { q: "silva", limit: 10, facets: false });
  expect(found.customers.map(({ id }) => id)).toEqual([target.id]);
  expect(found.tickets.map(({ id }) => id)).toContain(asked.id);
});

test("QV-09: an undo gives every row back, and a second one is refused", async () => {
  const organization = await createOrganization(admin, {
    name: "Fleet",
    domains: [],
    notes: "",
    sharesTickets: false,
    externalId: null,
  });
  const target = await aPerson({ emails: [] });
  const source = await aPerson({
    organizationId: organization.id,
    attributes: { Stage: "trial" },
    externalId: "crm-2",
  });
  const ticket = await aTicket(workspace, { requester: { customerId: source.id } });
  await aLink(ticket.id, source.id);
  const before = await snapshot();
  const { mergeId } = await merge(target.id, source.id);
  expect(await snapshot()).not.toEqual(before);
  expect((await listMerges(admin, { customerId: target.id, limit: 10, cursor: undefined })).data).toMatchObject([
    { mergeId, sourceId: source.id },
  ]);
  expect(await unmerge(mergeId)).toMatchObject({ sourceId: source.id, skipped: [] });
  expect(await snapshot()).toEqual(before);
  await expect(unmerge(mergeId)).rejects.toMatchObject({ code: "conflict" });
  expect((await listMerges(admin, { customerId: target.id, limit: 10, cursor: undefined })).data).toEqual([]);
});

test("CH-07: two with different external ids are not merged until somebody says they are one", async () => {
  const target = await aPerson({ externalId: "crm-3" });
  const source = await aPerson({ externalId: "crm-4" });
  expect((await previewMerge(admin, { targetId: target.id, sourceId: source.id })).hasDifferentIds).toBe(true);
  const before = await snapshot();
  await expect(merge(target.id, source.id)).rejects.toMatchObject({
    code: "conflict",
    details: { field: "acceptDifferentIds" },
  });
  expect(await snapshot()).toEqual(before);
  const { mergeId } = await merge(target.id, source.id, true);
  for (const externalId of ["crm-3", "crm-4"])
    expect((await aTicket(workspace, { requester: { externalId } })).requester.id).toBe(target.id);
  await unmerge(mergeId);
  expect((await aTicket(workspace, { requester: { externalId: "crm-4" } })).requester.id).toBe(source.id);
});

describe("what cannot be merged is refused", () => {
  test("QV-09: with itself, twice, into one who was merged, and by who may not edit customers", async () => {
    const [a, b, c] = [await aPerson(), await aPerson(), await aPerson()];
    await expect(merge(a.id, a.id)).rejects.toMatchObject({ code: "conflict" });
    await merge(a.id, b.id);
    await expect(merge(a.id, b.id)).rejects.toMatchObject({ code: "conflict", details: { customerId: a.id } });
    await expect(merge(b.id, c.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(merge(a.id, workspace.id)).rejects.toMatchObject({ code: "not_found" });
    const curious = await asAgent(workspace, { permissions: ["ticket.read", "customer.read"] });
    for (const work of [
      () => merge(a.id, c.id, false, curious),
      () => previewMerge(curious, { targetId: a.id, sourceId: c.id }),
    ])
      await expect(work()).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeCustomer(admin, { customerId: a.id })).rejects.toMatchObject({ code: "conflict" });
  });

  test("B01: customers of another workspace are not there", async () => {
    const elsewhere = await asApiKey(await aWorkspace(pg.db));
    const [a, b] = [await aPerson(), await aPerson()];
    const { mergeId } = await merge(a.id, b.id);
    const foreign = { ...elsewhere, actor: admin.actor };
    await expect(merge(a.id, b.id, false, foreign)).rejects.toMatchObject({ code: "not_found" });
    await expect(unmergeCustomers(foreign, { mergeId })).rejects.toMatchObject({ code: "not_found" });
    expect((await listMerges(foreign, { customerId: a.id, limit: 10, cursor: undefined })).data).toEqual([]);
  });
});

test("B06: a preview counts only tickets the actor may see", async () => {
  const hidden = await aTeam(workspace, "Safety");
  const [target, source] = [await aPerson(), await aPerson()];
  await aTicket(workspace, { requester: { customerId: source.id }, teamId: hidden });
  const outsider = await asAgent(workspace, { permissions: ["ticket.read", "customer.edit"] });
  expect((await previewMerge(outsider, { targetId: target.id, sourceId: source.id })).ticketsCount).toBe(0);
});

test("QV-09: of two merges one after the other the later is undone first", async () => {
  const [a, b, c] = [await aPerson(), await aPerson(), await aPerson()];
  const before = await snapshot();
  const first = await merge(b.id, a.id);
  const second = await merge(c.id, b.id);
  expect((await getCustomer(admin, { customerId: a.id })).id).toBe(c.id);
  await expect(unmerge(first.mergeId)).rejects.toMatchObject({ code: "conflict" });
  await unmerge(second.mergeId);
  expect((await getCustomer(admin, { customerId: a.id })).id).toBe(b.id);
  await unmerge(first.mergeId);
  expect(await snapshot()).toEqual(before);
});

test("QV-09: of two who merge the same two in both directions at once exactly one wins", async () => {
  const [a, b] = [await aPerson(), await aPerson()];
  const results = await Promise.allSettled([merge(a.id, b.id), merge(b.id, a.id)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
