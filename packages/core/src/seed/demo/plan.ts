import type { Priority } from "@desk/contracts/words";
import { type Random, randomOf } from "../random";
import { type DemoCustomer, newCustomer, plateOf, restaurantsOf, vehicles } from "./customers";
import { answering, type DemoAgent, noting } from "./people";
import { placeOf } from "./places";
import { type Line, type Scenario, type TeamKey, teamKeys } from "./scenario";
import { teams } from "./teams";

/** How far a ticket has come by the end of the seed. */
type Fate = "new" | "open" | "pending" | "on_hold" | "solved" | "closed";

type PlannedLine = { by: Line["by"]; text: string; at: Date; agent: DemoAgent };

export type PlannedTicket = {
  team: TeamKey;
  fate: Fate;
  customer: DemoCustomer;
  subject: string;
  scenario: Scenario;
  priority: Priority;
  labels: string[];
  agent: DemoAgent | null;
  createdAt: Date;
  lines: [PlannedLine, ...PlannedLine[]];
  pinned: string | null;
  cc: string | null;
  follower: DemoAgent | null;
  /** When the last line's status is set: waiting, on hold or solved. */
  settledAt: Date;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How many of 600, and how long ago their last word was spoken, in hours. */
const fates: readonly { fate: Fate; count: number; agoHours: readonly [number, number] }[] = [
  { fate: "new", count: 48, agoHours: [0.03, 26] },
  { fate: "open", count: 124, agoHours: [0.1, 60] },
  { fate: "pending", count: 72, agoHours: [0.5, 110] },
  { fate: "on_hold", count: 26, agoHours: [3, 220] },
  { fate: "solved", count: 76, agoHours: [0.4, 94] },
  { fate: "closed", count: 254, agoHours: [100, 2_600] },
];

export function planTickets(seed: number, endsAt: Date): PlannedTicket[] {
  const random = randomOf(seed);
  const decks = new Map(teamKeys.map((team) => [team, deckOf(random, teams[team].scenarios)]));
  const customers: DemoCustomer[] = [];
  const planned = fates.flatMap(({ fate, count, agoHours: [least, most] }) =>
    Array.from({ length: count }, (_, index) => {
      const team = teamOf(random);
      const scenario = decks.get(team)?.() ?? random.pick(teams[team].scenarios);
      // Near the present there is more than long ago, as in any queue that people work on.
      const agoHours = least + (most - least) * ((index + random.next()) / count) ** 2;
      const customer = customerFor(random, customers, scenario);
      return planTicket({ random, team, scenario, fate, customer, lastAt: endsAt.getTime() - agoHours * hourMs });
    }),
  );
  return planned.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
}

/** One in four asks again; everybody else is new. */
function customerFor(random: Random, known: DemoCustomer[], scenario: Scenario): DemoCustomer {
  const again = known.filter(({ key, locale }) => locale === scenario.language && key.startsWith(scenario.who));
  if (again.length > 0 && random.chance(0.25)) return random.pick(again);
  const customer = newCustomer(random, scenario, known.length + 1);
  const keyed = { ...customer, key: `${scenario.who}-${customer.key}` };
  known.push(keyed);
  return keyed;
}

type Draft = { random: Random; team: TeamKey; scenario: Scenario; fate: Fate; customer: DemoCustomer; lastAt: number };

function planTicket({ random, team, scenario, fate, customer, lastAt }: Draft): PlannedTicket {
  const agent = random.pick(answering(team));
  const fill = fillerOf(random, scenario, customer, agent);
  const spoken = cut(scenario.thread, fate, random);
  const gaps = spoken.map((line) => gapMs(random, line));
  const settledAt = new Date(lastAt);
  let at =
    lastAt -
    gaps.slice(1).reduce((sum, gap) => sum + gap, 0) -
    (fate === "solved" || fate === "closed" ? 9 * minuteMs : 0);
  const note = noting(team);
  const lines = spoken.map((line, index) => {
    if (index > 0) at += gaps[index] ?? 0;
    const by = line.by === "note" && note.length > 0 && random.chance(0.3) ? random.pick(note) : agent;
    return { by: line.by, text: fill(line.text), at: new Date(at), agent: by };
  });
  const [opening, ...rest] = lines;
  if (opening === undefined) throw new Error("Every scenario begins with a message.");
  const isTaken = fate !== "new";
  const others = answering(team).filter(({ key }) => key !== agent.key);
  return {
    team,
    fate,
    customer,
    scenario,
    subject: fill(random.pick(scenario.subjects)),
    priority: scenario.priority ?? random.pick(["normal", "normal", "normal", "normal", "low", "high"]),
    labels: [...scenario.labels, ...(random.chance(0.3) ? [customer.city] : [])],
    agent: isTaken ? agent : null,
    createdAt: opening.at,
    lines: [opening, ...rest],
    pinned: isTaken && scenario.pinned !== undefined && random.chance(0.7) ? fill(scenario.pinned) : null,
    cc: random.chance(0.07) ? `${random.pick(["office", "accounts", "partner"])}${random.below(40)}@example.org` : null,
    follower: isTaken && others.length > 0 && random.chance(0.12) ? random.pick(others) : null,
    settledAt,
  };
}

/** The part of a conversation that has happened: whose turn it is decides where it stops. */
function cut(thread: readonly Line[], fate: Fate, random: Random): readonly Line[] {
  const ends = (by: Line["by"], from: number) =>
    thread.flatMap((line, index) => (index >= from && line.by === by ? [index + 1] : []));
  switch (fate) {
    case "new":
      return thread.slice(0, 1);
    case "open":
      return thread.slice(0, random.pick([...ends("customer", 0), ...ends("note", 1)]));
    case "pending":
      return thread.slice(0, random.pick(ends("agent", 1)));
    case "on_hold":
      return thread.slice(0, random.pick(ends("note", 1).length > 0 ? ends("note", 1) : ends("agent", 1)));
    case "solved":
    case "closed":
      return thread;
  }
}

function gapMs(random: Random, { by }: Line): number {
  if (by === "note") return 4 * minuteMs + random.next() * 50 * minuteMs;
  if (by === "agent") return 3 * minuteMs + random.next() ** 2 * 5 * hourMs;
  return 6 * minuteMs + random.next() ** 2 * 0.8 * dayMs;
}

/** Deals every scenario once before any comes again, so that neighbours in the list differ. */
function deckOf(random: Random, scenarios: readonly Scenario[]): () => Scenario {
  let deck: Scenario[] = [];
  return () => {
    if (deck.length === 0)
      deck = scenarios
        .map((one) => ({ one, at: random.next() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
    return deck.pop() ?? random.pick(scenarios);
  };
}

function teamOf(random: Random): TeamKey {
  let left = random.below(100);
  for (const team of teamKeys) {
    left -= teams[team].share;
    if (left < 0) return team;
  }
  return "onboarding";
}

/** Fills the words in braces. Within one ticket the same word means the same thing. */
function fillerOf(random: Random, { language }: Scenario, customer: DemoCustomer, agent: DemoAgent) {
  const place = placeOf(language);
  const code = () => Array.from({ length: 4 }, () => random.pick([..."23456789ABCDEFGHJKLMNPQRSTUVWXYZ"])).join("");
  const words: Record<string, string> = {
    first: customer.first,
    city: customer.city,
    street: `${customer.street} ${1 + random.below(140)}`,
    agent: agent.name,
    trip: `NW-${code()}`,
    order: `F-${code()}`,
    parcel: `P${String(10_000_000 + random.below(89_999_999))}`,
    amount: place.money((4 + random.next() * 60).toFixed(2)),
    amount2: place.money((4 + random.next() * 30).toFixed(2)),
    item: random.pick(place.items),
    vehicle: random.pick(vehicles),
    plate: plateOf(random),
    restaurant: random.pick(restaurantsOf(language)),
    driver: `${random.pick(place.first)} ${random.pick(place.last).slice(0, 1)}.`,
    hour: `${8 + random.below(12)}:${random.pick(["00", "15", "30", "45"])}`,
    day: random.pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
    days: String(6 + random.below(9)),
    minute: String(5 + random.below(20)),
  };
  return (text: string): string =>
    text.replace(/\{(\w+)\}/gu, (_, word: string) => {
      const value = words[word];
      if (value === undefined) throw new Error(`A scenario uses {${word}}, which nothing fills.`);
      return value;
    });
}
