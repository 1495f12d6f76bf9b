import { ticketSearch } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createOrganization, removeOrganization } from "../organization";
import { aCustomer, asAdmin, asAgent, asApiKey, aTeam, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { getCustomer, listCustomers, removeCustomer, updateCustomer } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
});

test("a customer's tickets are counted as far as the reader sees them", async () => {
  const team = await aTeam(workspace);
  const customerId = await aCustomer(workspace);
  await aTicket(workspace.system, { requester: { customerId } });
  await aTicket(workspace.system, { requester: { customerId }, teamId: team });
  const countFor = async (by: Parameters<typeof getCustomer>[0]) =>
    (await getCustomer(by, { customerId })).ticketsCount;
  expect(await countFor(await asAdmin(workspace))).toBe(2);
  expect(await countFor(await asAgent(workspace, { teams: { [team]: "read" } }))).toBe(2);
  expect(await countFor(await asAgent(workspace))).toBe(1);
  expect(await countFor(await asApiKey(workspace, ["customers:read"]))).toBe(0);
});

test("a customer with tickets cannot be removed; only who sees them all learns how many", async () => {
  const team = await aTeam(workspace);
  const customerId = await aCustomer(workspace, { name: "Ana Silva" });
  await aTicket(workspace.system, { requester: { customerId }, teamId: team });
  await expect(removeCustomer(await asAdmin(workspace), { customerId })).rejects.toMatchObject({
    code: "conflict",
    message: "Ana Silva has 1 ticket and cannot be removed.",
  });
  const curator = await asAgent(workspace, { permissions: ["customer.delete"] });
  await expect(removeCustomer(curator, { customerId })).rejects.toMatchObject({
    code: "conflict",
    message: "Ana Silva has tickets and cannot be removed.",
    details: {},
  });
});

test("a customer copied on another's ticket cannot be removed", async () => {
  const customerId = await aCustomer(workspace, { email: "copied@example.com" });
  await aTicket(workspace.system, { ccs: ["copied@example.com"] });
  await expect(removeCustomer(await asAdmin(workspace), { customerId })).rejects.toMatchObject({ code: "conflict" });
});

test("an organization with tickets cannot be removed", async () => {
  const organization = await createOrganization(workspace.system, {
    name: "Fleet",
    domains: ["fleet.example"],
    notes: "",
    sharesTickets: false,
    externalId: null,
  });
  const ticket = await aTicket(workspace.system, { requester: { email: "driver@fleet.example" } });
  expect(ticket.organization?.name).toBe("Fleet");
  const admin = await asAdmin(workspace);
  await expect(removeOrganization(admin, { organizationId: organization.id })).rejects.toMatchObject({
    code: "conflict",
    message: "Fleet has tickets and cannot be removed.",
  });
});

test("TC-11: a renamed customer is found under the new name in his tickets", async () => {
  const customerId = await aCustomer(workspace, { name: "Old Name", email: "old@example.com" });
  const ticket = await aTicket(workspace.system, { requester: { customerId } });
  await updateCustomer(await asAdmin(workspace), {
    customerId,
    name: "Qwertine Newname",
    emails: ["fresh@example.com"],
  });
  const [head] = await pg.db
    .select({ document: ticketSearch.document })
    .from(ticketSearch)
    .where(and(eq(ticketSearch.workspaceId, workspace.id), eq(ticketSearch.ticketId, ticket.id)));
  expect(head?.document).toContain("qwertine");
  expect(head?.document).toContain("fresh");
  expect(head?.document).not.toContain("'old'");
});

test("the list narrows to the members of one organization", async () => {
  const { id: organizationId } = await createOrganization(workspace.system, {
    name: "Members only",
    domains: [],
    notes: "",
    sharesTickets: false,
    externalId: null,
  });
  await aCustomer(workspace, { name: "Inside", organizationId });
  await aCustomer(workspace, { name: "Outside" });
  const { data } = await listCustomers(workspace.system, { organizationId, limit: 10 });
  expect(data).toMatchObject([{ name: "Inside", organizationName: "Members only" }]);
});
