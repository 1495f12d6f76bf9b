import { channels, priorities, statusCategories, ticketTypes } from "@desk/contracts/words";
import {
  labels,
  messages,
  organizations,
  statuses,
  ticketCcs,
  ticketFollowers,
  ticketLabels,
  tickets,
} from "@desk/db/schema";
import { runStatement } from "@desk/db/statement";
import { newId } from "../../context";
import { type Random, randomOf } from "../../seed/random";
import { aCustomer, aTeam, aUser, type TestWorkspace } from "../../testing";
import { refreshTicketHeadsOf } from "../../ticket/head";
import type { Pools } from "./arbitrary";

export type Planted = { ids: string[]; me: string; teams: string[]; customers: string[]; pools: Pools };

/** Names that are written as queries are, so that quoting is tried as well. */
const labelNames = [
  "refund",
  "VIP",
  "lost bag",
  'say "now"',
  "a,b",
  "-minus",
  "(c)",
  "a:b",
  "1' OR '1'='1",
  "%",
  "Straße",
];
const words = [
  "bag",
  "lost",
  "Refund",
  "café",
  "e-mail",
  "driver",
  "drivers",
  "refunds",
  "Rechnungen",
  "Rechnung",
  "annulées",
  "don't",
  "ana@rides.example",
  "http://rides.example/a?b",
  "2026-11",
  "naïve",
  "x_1",
  "12:30",
  "ﬁne",
  "東京",
  "100%",
];
const times = [
  0,
  1,
  59,
  3_600,
  86_399,
  86_400,
  6 * 86_400,
  7 * 86_400,
  8 * 86_400,
  20 * 86_400,
  40 * 86_400,
  200 * 86_400,
  500 * 86_400,
];

/** An id of the form that ours have, from a seed: equal tickets are sorted by it. */
function idFrom(random: Random): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.below(16).toString(16)).join("");
  return `${digits(8)}-${digits(4)}-7${digits(3)}-8${digits(3)}-${digits(12)}`;
}

/** Tickets of every kind, with texts, people and labels, from one seed. */
export async function plantTickets(workspace: TestWorkspace, count: number, seed: number): Promise<Planted> {
  const random = randomOf(seed);
  const ids = randomOf(~seed);
  const { db, id: workspaceId } = workspace;
  const teams = [
    await aTeam(workspace, "Riders"),
    await aTeam(workspace, "Drivers & Co"),
    await aTeam(workspace, "None"),
  ];
  const me = await aUser(workspace, { name: "Robin Agent", email: "robin@desk.example" });
  const agents = [
    me,
    await aUser(workspace, { name: "Ana López", email: "ana@desk.example" }),
    await aUser(workspace, { name: "Ana Silva" }),
  ];
  const companies = [newId(), newId()];
  await db.insert(organizations).values([
    { workspaceId, id: companies[0]!, name: "Acme, Inc.", domains: ["acme.example"] },
    { workspaceId, id: companies[1]!, name: 'Öko "Bio"', domains: [] },
  ]);
  const people: string[] = [];
  for (const [index, name] of ["Ana Silva", "ana lopez", "O'Brien", "Li", "李雷", "Joana da Silva"].entries())
    people.push(
      await aCustomer(workspace, {
        name,
        email: `p${index}@rides.example`,
        organizationId: companies[index % 3] ?? null,
      }),
    );
  const labelRows = labelNames.map((name) => ({ workspaceId, id: newId(), name }));
  await db.insert(labels).values(labelRows);
  const statusRows = statusCategories.map((category) => ({
    workspaceId,
    id: newId(),
    category,
    label: `Our ${category}`,
  }));
  await db.insert(statuses).values(statusRows);

  const now = workspace.now().getTime();
  const past = () => new Date(now - random.pick(times) * 1_000 - random.below(2));
  const perhaps = <T>(value: T, chance = 0.5): T | null => (random.chance(chance) ? value : null);
  const text = (length: number) => Array.from({ length }, () => random.pick(words)).join(" ");
  const rows = Array.from({ length: count }, (_, index) => {
    const category = random.pick(statusCategories);
    return {
      workspaceId,
      id: idFrom(ids),
      number: index + 1,
      subject: text(1 + random.below(4)),
      category,
      statusId: random.chance(0.5)
        ? workspace.statusIds[category]
        : statusRows.find((one) => one.category === category)!.id,
      priority: random.pick(priorities),
      type: random.pick(ticketTypes),
      channel: random.pick(channels),
      teamId: perhaps(random.pick(teams), 0.7),
      assigneeId: perhaps(random.pick(agents), 0.6),
      requesterId: random.pick(people),
      organizationId: perhaps(random.pick(companies), 0.5),
      notes: random.chance(0.2) ? "pinned" : "",
      hasAttachment: random.chance(0.3),
      lastAuthorKind: perhaps(random.pick(["agent", "customer", "system"] as const), 0.9),
      createdAt: past(),
      updatedAt: past(),
      solvedAt: perhaps(past(), 0.4),
      closedAt: perhaps(past(), 0.3),
      waitingSince: perhaps(past(), 0.5),
      snoozedUntil: perhaps(new Date(now + random.pick(times) * 1_000), 0.3),
      deletedAt: perhaps(past(), 0.15),
    };
  });
  await db.insert(tickets).values(rows);
  const of = <T extends object>(
    ids: readonly string[],
    make: (ticketId: string, id: string) => T,
    chance: number,
  ): T[] => rows.flatMap(({ id }) => ids.filter(() => random.chance(chance)).map((one) => make(id, one)));
  await db.insert(ticketLabels).values(
    of(
      labelRows.map(({ id }) => id),
      (ticketId, labelId) => ({ workspaceId, ticketId, labelId }),
      0.15,
    ),
  );
  await db.insert(ticketCcs).values(of(people, (ticketId, customerId) => ({ workspaceId, ticketId, customerId }), 0.1));
  await db.insert(ticketFollowers).values(of(agents, (ticketId, userId) => ({ workspaceId, ticketId, userId }), 0.15));
  await db.insert(messages).values(rows.flatMap(({ id }) => messagesOf(workspaceId, id, random, text)));
  await runStatement(
    db,
    `insert into ticket_search (workspace_id, ticket_id, created_at, language, document)
    select t.workspace_id, t.id, t.created_at, (array['en', 'de', 'fr', null])[1 + t.number % 4], ''::tsvector from tickets t where t.workspace_id = $1`,
    [workspaceId],
  );
  for (const person of people) await refreshTicketHeadsOf(workspace.system, person);
  for (const table of ["tickets", "messages", "ticket_search", "customers"])
    await runStatement(db, `analyze ${table}`, []);
  return { ids: rows.map(({ id }) => id), me, teams, customers: people, pools: poolsOf(rows.length) };
}

function messagesOf(workspaceId: string, ticketId: string, random: Random, text: (length: number) => string) {
  return Array.from({ length: random.below(4) }, (_, seq) => ({
    workspaceId,
    id: newId(),
    ticketId,
    seq: seq + 1,
    kind: random.pick(["reply", "reply", "note"] as const),
    authorKind: "system" as const,
    channel: "api" as const,
    language: random.pick(["en", "de", "fr", "und", null]),
    bodyText: text(1 + random.below(8)),
    isProposed: random.chance(0.1),
    createdAt: new Date(0),
  }));
}

const people = [
  "ana",
  "Ana Silva",
  "SILVA",
  "robin@desk.example",
  "p1@rides.example",
  "Li",
  "李雷",
  "o'brien",
  "nobody",
  "%",
  "a_a",
];
const poolsOf = (count: number): Pools => ({
  status: ["our new", "Our closed", "Waiting for customer", "nothing"],
  team: ["riders", "Drivers & Co", "none of them"],
  assignee: people,
  follower: people,
  requester: people,
  cc: people,
  organization: ["acme, inc.", "acme.example", 'oko "bio"', "nothing"],
  label: [...labelNames, "REFUND", "nothing"],
  number: ["1", "2", "77", String(Math.trunc(count / 2)), String(count), "999999999999"],
  subject: [...words, "lost bag", "caf*", "ba*", "e-m*"],
  text: [
    ...words,
    "lost bag",
    "bag refund driver",
    "CAFE",
    "caf",
    "ana silva",
    "p1",
    "ri",
    "e-ma",
    "mail",
    "zebra",
    "'&|!:*()a",
    "12",
  ],
});
