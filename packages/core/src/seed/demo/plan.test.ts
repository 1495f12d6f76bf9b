import { expect, test } from "vitest";
import { planTickets } from "./plan";
import { teamKeys } from "./scenario";
import { teams } from "./teams";

const endsAt = new Date("2026-11-22T10:00:00Z");
const planned = planTickets(1, endsAt);

test("the demo has 600 tickets, the same ones for the same seed", () => {
  expect(planned).toHaveLength(600);
  expect(planTickets(1, endsAt)).toEqual(planned);
  expect(planTickets(2, endsAt)).not.toEqual(planned);
});

test("the demo draws on at least 40 scenarios in at least 9 languages, all of which come up", () => {
  const scenarios = teamKeys.flatMap((team) => teams[team].scenarios);
  expect(scenarios.length).toBeGreaterThanOrEqual(40);
  expect(new Set(planned.map(({ scenario }) => scenario)).size).toBe(scenarios.length);
  expect(new Set(planned.map(({ scenario }) => scenario.language)).size).toBeGreaterThanOrEqual(9);
});

test("every ticket happens in order, in the past, and recently enough to look alive", () => {
  for (const { lines, settledAt } of planned) {
    const times = lines.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(settledAt.getTime()).toBeGreaterThanOrEqual(times.at(-1) ?? 0);
    expect(settledAt.getTime()).toBeLessThanOrEqual(endsAt.getTime());
  }
  const lastHours = planned.filter(({ settledAt }) => endsAt.getTime() - settledAt.getTime() < 6 * 3_600_000);
  expect(lastHours.length).toBeGreaterThan(60);
});

test("no word is left in braces and no two people share an address", () => {
  for (const { subject, lines } of planned)
    expect([subject, ...lines.map(({ text }) => text)].join()).not.toMatch(/[{}]/u);
  const customers = new Map(planned.map(({ customer }) => [customer.key, customer.emails[0]]));
  expect(new Set(customers.values()).size).toBe(customers.size);
});
