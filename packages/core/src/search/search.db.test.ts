import { cleanText } from "@desk/contracts/text";
import { CreateTicket, ListTickets, PostMessage, Search } from "@desk/contracts/ticket";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { isDomainError } from "../error";
import { postMessage } from "../message";
import { asAgent, asApiKey, asCustomer, aTeam, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { nasty } from "../testing/nasty";
import {
  changeLabels,
  changeRequester,
  createTicket,
  listTickets,
  openTicket,
  readTicket,
  removeTicket,
  setNotes,
  setSubject,
} from "../ticket";
import { search } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let team: string;
let hidden: string;
let agent: Awaited<ReturnType<typeof asAgent>>;
let found: { id: string; number: number; requester: { id: string } };
let secret: { id: string; number: number };
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  team = await aTeam(workspace, "Riders");
  hidden = await aTeam(workspace, "Safety");
  agent = await asAgent(workspace, { teams: { [team]: "full" } });
  found = await aTicket(workspace, {
    subject: "Refund for a café visit",
    teamId: team,
    requester: { email: "joana.pires@rides.example", name: "Joana Pires" },
    body: { text: "The driver took the long way round the zoo. I want my money." },
  });
  secret = await aTicket(workspace, {
    subject: "Refund of a crash",
    teamId: hidden,
    requester: { email: "joana.hidden@rides.example", name: "Joana Hidden" },
    body: { text: "zebra crossing accident" },
  });
  await postMessage(
    agent,
    PostMessage.parse({ ticketId: found.id, kind: "note", body: { text: "kleptomaniac suspicion" } }),
  );
});

const look = async (ctx: Ctx, q: string) => search(ctx, Search.parse({ q }));
const ids = async (ctx: Ctx, q: string) => (await look(ctx, q)).tickets.map(({ id }) => id);

test("a ticket is found by number, address, part of a name, words, beginnings and phrases", async () => {
  const hits = [
    `#${found.number}`,
    `${found.number}`,
    "joana.pires@rides.example",
    "JOANA.PI",
    "Pires",
    "joana pires",
    "refund cafe",
    "money",
    "mone",
    '"long way"',
    "zoo driver",
    "kleptomaniac",
  ];
  for (const q of hits) expect(await ids(agent, q), q).toContain(found.id);
  for (const q of ['"way long"', "zoo -driver", "elephant", "#999999"])
    expect(await ids(agent, q), q).not.toContain(found.id);
});

test("the text around the match comes with the match marked", async () => {
  const [hit] = (await look(agent, "money")).tickets;
  expect(hit?.snippet).toContain("\u0002money\u0003");
});

test("people are found beside tickets, and only by those who may see customers", async () => {
  expect((await look(agent, "joana")).customers.map(({ name }) => name)).toEqual(["Joana Hidden", "Joana Pires"]);
  expect((await look(await asApiKey(workspace, ["tickets:read"]), "joana")).customers).toEqual([]);
});

test("B03: a hidden ticket is found by nothing, not even its number", async () => {
  for (const q of [`#${secret.number}`, `${secret.number}`, "zebra", "joana.hidden@rides.example", "crash"])
    expect(await ids(agent, q), q).not.toContain(secret.id);
  expect(await ids(await asApiKey(workspace), `#${secret.number}`), "the control").toEqual([secret.id]);
  const elsewhere = await asApiKey(await aWorkspace(pg.db));
  for (const q of [`#${secret.number}`, "zebra", "refund"]) expect(await ids(elsewhere, q)).toEqual([]);
});

test("B10: a customer finds own words but no note", async () => {
  const customer = asCustomer(workspace, found.requester.id);
  expect(await ids(customer, "money")).toEqual([found.id]);
  expect(await ids(customer, "kleptomaniac")).toEqual([]);
  expect(await ids(customer, "zebra")).toEqual([]);
  expect((await look(customer, "joana")).customers).toEqual([]);
});

test("a deleted ticket is not found; a new subject and a new requester are", async () => {
  const { id } = await aTicket(workspace, { teamId: team, subject: "Umbrella" });
  await setSubject(agent, { ticketId: id, subject: "Parasol" });
  await changeRequester(agent, { ticketId: id, requester: { email: "otto@rides.example", name: "Otto Quast" } });
  expect(await ids(agent, "umbrella")).toEqual([]);
  for (const q of ["parasol", "quast", "otto@rides"]) expect(await ids(agent, q)).toEqual([id]);
  await removeTicket(agent, { ticketId: id });
  for (const q of ["parasol", "quast"]) expect(await ids(agent, q)).toEqual([]);
});

test.each([
  "%%%%%",
  "(a+)+$",
  "'&|!:*",
  "\\",
  "a:*b",
  "!!!",
  "foo & | bar",
  "<->",
  "''",
  "((((",
  "a".repeat(300),
  "-",
  "- - -",
  "or or",
  '"',
  "1e400",
  "#",
  "#0",
  "#99999999999999999999",
])("E08: the search text %s never fails", async (q) => {
  await expect(look(agent, q)).resolves.toBeDefined();
  await expect(listTickets(agent, ListTickets.parse({ q }))).resolves.toBeDefined();
});

/** The value, or null when it was refused the way bad input is refused. */
async function orRefused<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isDomainError(error) || (error instanceof Error && error.name === "ZodError")) return null;
    throw error;
  }
}

let roundTrips = 0;
test.each(nasty)("E01: %j comes back as it went in, or is refused as bad input", async (text) => {
  const made = await orRefused(async () =>
    createTicket(
      agent,
      CreateTicket.parse({
        subject: text,
        requester: { email: "e01@rides.example", name: text },
        body: { text },
        notes: text,
        labels: [text],
        teamId: team,
      }),
    ),
  );
  const { id, number } = made ?? (await aTicket(workspace, { teamId: team, body: { text: "stand-in" } }));
  if (made !== null) {
    roundTrips += 1;
    const { ticket, thread } = await openTicket(agent, { number });
    expect(ticket.notes).toBe(cleanText(text));
    expect(thread.messages[0]?.text).toBe(cleanText(text));
    expect(ticket.subject).toBe(CreateTicket.shape.subject.parse(text));
  }
  await orRefused(() => setNotes(agent, { ticketId: id, notes: cleanText(text) }));
  const noted = await orRefused(async () =>
    postMessage(agent, PostMessage.parse({ ticketId: id, kind: "note", body: { text } })),
  );
  if (noted !== null) expect(noted.message.text).toBe(cleanText(text));
  await orRefused(async () =>
    postMessage(agent, PostMessage.parse({ ticketId: id, kind: "note", body: { html: `<b>${text}</b>` } })),
  );
  const labelled = await orRefused(async () =>
    changeLabels(agent, { ticketId: id, add: CreateTicket.shape.labels.parse([text]), remove: [] }),
  );
  if (labelled !== null) expect(await readTicket(agent, { ticketId: id })).toMatchObject({ labels: labelled.labels });
  await orRefused(async () => look(agent, text));
  await orRefused(async () => listTickets(agent, ListTickets.parse({ q: text })));
  await orRefused(async () => listTickets(agent, ListTickets.parse({ label: text })));
  await orRefused(async () => listTickets(agent, ListTickets.parse({ view: text })));
  await orRefused(async () => listTickets(agent, ListTickets.parse({ cursor: text })));
});

test("E01: most of the texts were taken, not refused", () => {
  expect(roundTrips).toBeGreaterThan(nasty.length / 2);
});
