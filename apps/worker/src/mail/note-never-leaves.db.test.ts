import { ForwardMessage, SendMessage, type SendMessageInput } from "@desk/contracts/outgoing";
import { PatchTicket, PostMessage } from "@desk/contracts/ticket";
import type { Ctx } from "@desk/core/context";
import { isDomainError } from "@desk/core/error";
import { forwardMessage, postDueMessages, sendMessage } from "@desk/core/mail";
import { postMessage, readThread } from "@desk/core/message";
import { asApiKey, asCustomer, aTeam, aTicket } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { patchTicket, setNotes, setStatus, setTeam } from "@desk/core/ticket";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aMailDesk, type MailDesk, read } from "./testing";

const pg = usingDatabase();
let desk: MailDesk;
beforeEach(async () => {
  await pg.db.execute("/* across workspaces: maintenance */ delete from deliveries");
  desk = await aMailDesk(pg.db);
});
afterEach(() => desk.close());

const secret = "the knee of the driver";
const publicWords = "We are on our way";
const everybody = { to: ["ana@rides.example"], cc: ["bo@rides.example"], bcc: ["dee@rides.example"] };
const outsider = { to: ["depot@partner.example"] };

type World = { ticketId: string; key: Ctx; teams: string[] };
const post = (ctx: Ctx, ticketId: string, more: object) =>
  postMessage(ctx, PostMessage.parse({ ticketId, kind: "note", body: { text: secret }, ...more }));
const send = (ctx: Ctx, ticketId: string, more: object, sendAt?: string) => {
  const input: SendMessageInput = {
    message: { ticketId, kind: "note", body: { text: secret }, ...more },
    ...(sendAt === undefined ? {} : { sendAt }),
  };
  return sendMessage(ctx, SendMessage.parse(input));
};
const messagesOf = async ({ ticketId }: World) => (await readThread(desk.admin, { ticketId, limit: 100 })).messages;
const reply = { kind: "reply", body: { text: publicWords } };

/** Every way by which words could leave, note words by those that take notes. A refusal is as good as silence. */
const steps: Record<string, (world: World) => Promise<unknown>> = {
  "a note with recipients": ({ ticketId }) => post(desk.admin, ticketId, { recipients: everybody }),
  "a note that quotes": ({ ticketId }) => post(desk.admin, ticketId, { quotesPrevious: true, recipients: everybody }),
  "a note by key": ({ ticketId, key }) => post(key, ticketId, { recipients: everybody }),
  "a note by the composer": ({ ticketId }) => send(desk.admin, ticketId, { recipients: everybody }),
  "a note for later": ({ ticketId }) =>
    send(desk.admin, ticketId, { recipients: everybody }, new Date(desk.clock.now().getTime() + 60_000).toISOString()),
  "a note and a status": ({ ticketId }) => post(desk.admin, ticketId, { status: "pending", recipients: everybody }),
  "a customer's try": ({ ticketId }) => post(asCustomer(desk.workspace, ticketId), ticketId, { recipients: everybody }),
  "pinned notes": ({ ticketId }) => setNotes(desk.admin, { ticketId, notes: secret }),
  "pinned notes by PATCH": ({ ticketId, key }) => patchTicket(key, PatchTicket.parse({ ticketId, notes: secret })),
  "a reply": ({ ticketId }) => post(desk.admin, ticketId, { ...reply, recipients: everybody }),
  "a reply that quotes": ({ ticketId }) => post(desk.admin, ticketId, { ...reply, quotesPrevious: true }),
  "a reply that is held": ({ ticketId }) => send(desk.admin, ticketId, { ...reply, quotesPrevious: true }),
  "a move": ({ ticketId, teams }) => setTeam(desk.admin, { ticketId, teamId: teams[0]! }),
  "a status": ({ ticketId }) => setStatus(desk.admin, { ticketId, status: "pending" }),
  "forwarding a public message": async (world) => {
    const source = (await messagesOf(world)).find(({ kind }) => kind === "reply");
    const input = { ticketId: world.ticketId, messageId: source!.id, recipients: outsider, text: publicWords };
    return forwardMessage(desk.admin, ForwardMessage.parse(input));
  },
  "forwarding a note": async (world) => {
    const note = (await messagesOf(world)).find(({ kind, text }) => kind === "note" && text === secret);
    const input = { ticketId: world.ticketId, messageId: note?.id ?? world.ticketId, recipients: outsider };
    return forwardMessage(desk.admin, ForwardMessage.parse(input));
  },
  "time passes": async () => {
    desk.clock.advance({ minutes: 2 });
    await postDueMessages(desk.tools);
  },
};

/** What came to the server for people who are not of this desk. */
const sentOutside = () => desk.sink.mails.filter(({ to }) => !to.some((address) => address.endsWith("@desk.example")));
const leaks = () =>
  sentOutside().filter((mail) => {
    const { text, html, subject } = read(mail);
    return `${text}${html}${subject}${mail.raw}`.includes(secret);
  });

async function aWorld(): Promise<World> {
  const ticket = await aTicket(desk.workspace.system, { ccs: ["bo@rides.example"] });
  return { ticketId: ticket.id, key: await asApiKey(desk.workspace), teams: [await aTeam(desk.workspace)] };
}

/** A refusal is fine here; anything else is a fault. */
async function tried(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!isDomainError(error)) throw error;
  }
}

async function play(names: readonly string[]): Promise<void> {
  const world = await aWorld();
  for (const name of names) await tried(() => steps[name]!(world));
  desk.clock.advance({ minutes: 2 });
  await postDueMessages(desk.tools);
  await desk.deliver();
}

test("B10, B11, CV-02: a note leaves by no path, whatever happens before and after it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...Object.keys(steps)), { minLength: 3, maxLength: 10 }),
      async (names) => {
        desk.sink.mails.length = 0;
        await play([...names, "a reply that quotes"]);
        expect(leaks().map(({ to }) => to)).toEqual([]);
      },
    ),
    { numRuns: process.env.LONG === "1" ? 300 : 15 },
  );
}, 120_000);

test("CV-02: every single path alone, each followed by a reply that quotes what was said before", async () => {
  for (const name of Object.keys(steps)) {
    desk.sink.mails.length = 0;
    await play([name, "a reply that quotes"]);
    expect(sentOutside().length, name).toBeGreaterThan(0);
    expect(
      leaks().map(({ to }) => to),
      name,
    ).toEqual([]);
  }
});

test("CV-02: the control: the same words in a reply are seen leaving", async () => {
  const world = await aWorld();
  await post(desk.admin, world.ticketId, { kind: "reply" });
  await desk.deliver();
  expect(leaks()).not.toEqual([]);
});

test("CV-02: a reply that was queued does not leave when it is a note by the time it would", async () => {
  const { ticketId } = await aWorld();
  const { message } = await post(desk.admin, ticketId, { kind: "reply" });
  await pg.db.execute(
    `/* across workspaces: maintenance */ update messages set kind = 'note' where id = '${message.id}'`,
  );
  await desk.deliver();
  expect(desk.sink.mails).toEqual([]);
});
