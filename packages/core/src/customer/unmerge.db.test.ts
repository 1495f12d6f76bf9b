import { CreateCustomer, MergeCustomers } from "@desk/contracts/customer";
import { usingDatabase } from "@desk/db/testing";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { asAdmin, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { type CustomerRows, customerRows } from "../testing/customer-rows";
import { changeCcs, changeRequester, readTicket } from "../ticket";
import { createCustomer, getCustomer, mergeCustomers, unmergeCustomers, updateCustomer } from ".";

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

type Step = { kind: "requester" | "cc" | "address" | "locale" | "fact"; at: number };
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step["kind"]>("requester", "cc", "address", "locale", "fact"),
    at: fc.nat({ max: 5 }),
  }),
  { maxLength: 4 },
);
const worlds = fc.record({
  /** Who asks: target, source or somebody else; and who is copied. */
  tickets: fc.array(fc.record({ asks: fc.nat({ max: 2 }), target: fc.boolean(), source: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  }),
  emails: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })),
  hasLocale: fc.tuple(fc.boolean(), fc.boolean()),
  steps,
});

test("QV-09: whatever is merged, an undo gives back every row nobody has changed since, and leaves the others", async () => {
  const third = await aPerson();
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const emails = (count: number) =>
        Array.from({ length: count + 1 }, (_, n) => `e${made}x${count}y${n}@rides.example`);
      const target = await aPerson({ emails: emails(world.emails[0]), locale: world.hasLocale[0] ? "pt" : null });
      const source = await aPerson({
        emails: emails(world.emails[1]),
        locale: world.hasLocale[1] ? "de" : null,
        attributes: { City: "Lisbon" },
      });
      const people = [target, source, third];
      const primary = (person: typeof target) => person.addresses[0]?.value ?? "";
      const ids: string[] = [];
      for (const { asks, target: copiesTarget, source: copiesSource } of world.tickets) {
        const requester = { customerId: people[asks]?.id ?? "" };
        const ccs = [...(copiesTarget ? [primary(target)] : []), ...(copiesSource ? [primary(source)] : [])];
        ids.push((await aTicket(workspace, { requester, ccs })).id);
      }
      const before = await customerRows(workspace);
      const { mergeId } = await mergeCustomers(
        admin,
        MergeCustomers.parse({ targetId: target.id, sourceId: source.id }),
      );
      const touched = new Set<string>();
      for (const step of world.steps) for (const key of await change(step, ids, target.id, third.id)) touched.add(key);
      const between = await customerRows(workspace);
      const { skipped } = await unmergeCustomers(admin, { mergeId });
      const after = await customerRows(workspace);
      if (touched.size === 0) {
        expect(skipped).toEqual([]);
        expect(after).toEqual(before);
        return;
      }
      for (const kind of ["asks", "copied", "address", "field"] as const) {
        const [was, is, then] = [facts(before, kind), facts(after, kind), facts(between, kind)];
        for (const key of new Set([...was.keys(), ...is.keys()])) {
          const isTouched = [...touched].some((one) => key.startsWith(one));
          expect([key, is.get(key)]).toEqual([key, isTouched ? then.get(key) : was.get(key)]);
        }
      }
    }),
    { numRuns: process.env.LONG === "1" ? 300 : 25 },
  );
}, 120_000);

/** What a row says, by a name of its own. */
function facts(rows: CustomerRows, kind: "asks" | "copied" | "address" | "field"): Map<string, unknown> {
  if (kind === "asks") return new Map(rows.tickets?.map((row) => [`asks ${row.id}`, row.requester_id]));
  if (kind === "copied")
    return new Map(rows.ticket_ccs?.map((row) => [`copied ${row.ticket_id} ${row.customer_id}`, true]));
  if (kind === "address")
    return new Map(rows.customer_addresses?.map((row) => [`address ${row.value}`, row.customer_id]));
  return new Map(
    rows.customers?.flatMap((row) => [
      [`field locale ${row.id}`, row.locale],
      [`field City ${row.id}`, (row.attributes as Record<string, string>).City],
    ]),
  );
}

/** One thing somebody does after the merge; says which facts it touched. */
async function change({ kind, at }: Step, tickets: string[], target: string, third: string): Promise<string[]> {
  const ticketId = tickets[at % tickets.length] ?? "";
  const customer = await getCustomer(admin, { customerId: target });
  const emails = customer.addresses.filter((address) => address.kind === "email").map(({ value }) => value);
  const ticket = await readTicket(admin, { ticketId });
  switch (kind) {
    case "requester":
      if (ticket.requester.id === third) return [];
      await changeRequester(admin, { ticketId, requester: { customerId: third } });
      return [`asks ${ticketId}`, `copied ${ticketId}`];
    case "cc": {
      const copied = ticket.ccs.find(({ customerId }) => customerId === target);
      if (copied === undefined) return [];
      await changeCcs(admin, { ticketId, add: [], remove: emails });
      return [`copied ${ticketId}`];
    }
    case "address": {
      const gone = emails[at % emails.length];
      if (emails.length < 2 || gone === undefined) return [];
      await updateCustomer(admin, { customerId: target, emails: emails.filter((email) => email !== gone) });
      return [`address ${gone}`];
    }
    case "locale":
      await updateCustomer(admin, { customerId: target, locale: "fi" });
      return [`field locale ${target}`];
    case "fact":
      await updateCustomer(admin, { customerId: target, attributes: { City: "Porto" } });
      return [`field City ${target}`];
  }
}
