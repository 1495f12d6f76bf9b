import { SetSignature, SetTemplate } from "@desk/contracts/outgoing";
import { PostMessage } from "@desk/contracts/ticket";
import { acknowledge, readReplyToken, setSignature, setTemplate } from "@desk/core/mail";
import { updateMailbox } from "@desk/core/mail/mailbox";
import { postMessage, readThread } from "@desk/core/message";
import { asAgent, asCustomer, aTeam, aTicket } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { assignTicket, setTeam } from "@desk/core/ticket";
import { updateAccount } from "@desk/core/user";
import { updateWorkspace } from "@desk/core/workspace";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aMailDesk, aReply, headerOf, type MailDesk, read } from "./testing";

const pg = usingDatabase();
let desk: MailDesk;
beforeEach(async () => {
  await pg.db.execute("/* across workspaces: maintenance */ delete from deliveries");
  desk = await aMailDesk(pg.db);
});
afterEach(() => desk.close());

const robin = "robin@desk.example";
const minutePasses = async () => {
  desk.clock.advance({ seconds: 61 });
  await desk.deliver();
};
const toRobin = () => desk.sink.mails.filter(({ to }) => to[0] === robin);
const post = (ctx: MailDesk["agent"], ticketId: string, kind: "reply" | "note", text = "Hello there") =>
  postMessage(ctx, PostMessage.parse({ ticketId, kind, body: { text } }));
const tokenIn = async (address: string | undefined) => {
  const rows = await pg.db.execute<{ key: string }>(
    `/* across workspaces: maintenance */ select mail_key as key from workspaces where id = '${desk.workspace.id}'`,
  );
  return readReplyToken(rows[0]!.key, /\+([a-z0-9]+)@/u.exec(address ?? "")?.[1] ?? "");
};
const userIdOf = (ctx: MailDesk["agent"]) => (ctx.actor.kind === "agent" ? ctx.actor.userId : "");
const hers = async (more: object = {}) => {
  const ticket = await aTicket(desk.workspace.system, more);
  return { ticket, customer: asCustomer(desk.workspace, ticket.requester.id) };
};

test("C06: an acknowledgement holds nothing that a stranger wrote, and says of itself that it is automatic", async () => {
  const evil = "BUY NOW https://evil.example";
  const { ticket } = await hers({
    subject: evil,
    body: { text: evil },
    requester: { email: "victim@rides.example", name: evil },
  });
  await acknowledge(desk.workspace.system, {
    ticketId: ticket.id,
    mailboxId: desk.mailboxId,
    address: "victim@rides.example",
    inReplyTo: "first@rides.example",
  });
  await desk.deliver();
  const [mail] = desk.sink.mails;
  expect(mail?.raw).not.toMatch(/evil|BUY/u);
  expect(mail?.from).toBe("");
  const parsed = read(mail);
  expect(parsed.subject).toBe(`We have received your request [#${ticket.number}]`);
  expect(parsed.to).toEqual([{ address: "victim@rides.example", name: "" }]);
  expect(parsed.inReplyTo).toEqual(["first@rides.example"]);
  expect(headerOf(mail, "auto-submitted")).toBe("auto-replied");
  expect(headerOf(mail, "x-auto-response-suppress")).toBe("All");
  expect(headerOf(mail, "x-halen-loop")).toBe(desk.workspace.id);
  expect(await tokenIn(parsed.replyTo[0]?.address)).toMatchObject({ kind: "r", ticketNumber: ticket.number });
  expect(parsed.nature.kind).not.toBe("person");
});

test("an acknowledgement can be switched off for a mailbox, and its words changed", async () => {
  const { ticket } = await hers();
  const one = { ticketId: ticket.id, mailboxId: desk.mailboxId, address: "ana@rides.example" };
  await setTemplate(
    desk.admin,
    SetTemplate.parse({
      kind: "acknowledgement",
      subject: "Got it, {{ticket.number}}",
      body: "Greetings from {{workspace.name}}.",
    }),
  );
  expect(await acknowledge(desk.workspace.system, one)).toBe(true);
  await desk.deliver();
  expect(read(desk.sink.mails[0]).subject).toBe(`Got it, ${ticket.number}`);
  expect(read(desk.sink.mails[0]).text).toContain("Greetings from Halen Rides.");
  await updateMailbox(desk.admin, { mailboxId: desk.mailboxId, settings: { acknowledges: false } });
  expect(await acknowledge(desk.workspace.system, one)).toBe(false);
});

test("C06: an acknowledgement cannot be made to repeat what the sender wrote", async () => {
  for (const name of ["ticket.subject", "customer.name", "message.text"]) {
    const input = SetTemplate.parse({ kind: "acknowledgement", subject: `{{${name}}}`, body: "Hello" });
    await expect(setTemplate(desk.admin, input)).rejects.toThrow(name);
  }
});

test("an agent is told of what others do on his tickets, in one mail a minute, and never of what he did", async () => {
  const { ticket, customer } = await hers();
  await assignTicket(desk.admin, { ticketId: ticket.id, assigneeId: userIdOf(desk.agent) });
  await post(customer, ticket.id, "reply", "Any news?");
  await post(desk.agent, ticket.id, "note", "I look into it");
  await post(desk.admin, ticket.id, "note", "Try the depot");
  await desk.deliver();
  expect(toRobin()).toEqual([]);
  await minutePasses();
  expect(toRobin()).toHaveLength(1);
  const [mail] = toRobin();
  const { subject, text, html, replyTo } = read(mail);
  expect(subject).toContain("Assigned to you");
  expect(text).toContain("Any news?");
  expect(text).toContain("Try the depot");
  expect(text).not.toContain("I look into it");
  expect(text).toContain(`https://desk.example.com/tickets/${ticket.number}`);
  expect(html?.match(/<a /gu)).toHaveLength(1);
  expect(html).not.toMatch(/<img|<script|url\(/u);
  expect(headerOf(mail, "auto-submitted")).toBe("auto-generated");
  // A note is in it, so an answer by mail becomes a note.
  const token = await tokenIn(replyTo[0]?.address);
  expect(token?.kind).toBe("n");
  expect(token?.isFor(robin)).toBe(true);
  await post(customer, ticket.id, "reply", "Hello again");
  await minutePasses();
  expect(toRobin()).toHaveLength(2);
  expect((await tokenIn(read(toRobin()[1]).replyTo[0]?.address))?.kind).toBe("a");
});

test("each notification can be switched off by who gets it", async () => {
  await updateAccount(desk.agent, { preferences: { mailOnAssigned: false, mailOnReply: false, mailOnNote: false } });
  const { ticket, customer } = await hers();
  await assignTicket(desk.admin, { ticketId: ticket.id, assigneeId: userIdOf(desk.agent) });
  await post(customer, ticket.id, "reply");
  await post(desk.admin, ticket.id, "note");
  await minutePasses();
  expect(toRobin()).toEqual([]);
});

test("a new ticket that nobody has taken is told to those of the team who wish it", async () => {
  const team = await aTeam(desk.workspace, "Riders");
  const wishes = await asAgent(desk.workspace, { email: "kim@desk.example", teams: { [team]: "full" } });
  await asAgent(desk.workspace, { email: "lou@desk.example", teams: { [team]: "full" } });
  await updateAccount(wishes, { preferences: { mailOnNewInTeam: true } });
  await hers({ teamId: team });
  await minutePasses();
  expect(desk.sink.mails.map(({ to }) => to[0])).toEqual(["kim@desk.example"]);
  expect(read(desk.sink.mails[0]).subject).toContain("New in Riders");
});

test("B12: who has left the team by the time the mail would leave is told nothing any more", async () => {
  const [team, other] = [await aTeam(desk.workspace), await aTeam(desk.workspace)];
  const kim = await asAgent(desk.workspace, { email: "kim@desk.example", teams: { [team]: "full" } });
  const { ticket, customer } = await hers({ teamId: team });
  await assignTicket(desk.admin, { ticketId: ticket.id, assigneeId: userIdOf(kim) });
  await post(customer, ticket.id, "reply");
  await setTeam(desk.admin, { ticketId: ticket.id, teamId: other });
  await minutePasses();
  expect(desk.sink.mails.filter(({ to }) => to[0] === "kim@desk.example")).toEqual([]);
});

test("a workspace may keep the words of notes out of its mails", async () => {
  await updateWorkspace(desk.admin, { settings: { showsNotesInMails: false } });
  const { ticket } = await hers();
  await assignTicket(desk.admin, { ticketId: ticket.id, assigneeId: userIdOf(desk.agent) });
  await post(desk.admin, ticket.id, "note", "internal words about the knee");
  await minutePasses();
  expect(toRobin()[0]?.raw).not.toContain("knee");
  expect(read(toRobin()[0]).text).toContain("Open the ticket to read the note");
});

test("D14: markup in names and words is text in every automatic mail", async () => {
  const markup = `<img src=x onerror=alert(1)>`;
  const { ticket, customer } = await hers({ subject: markup, requester: { email: "x@rides.example", name: markup } });
  await assignTicket(desk.admin, { ticketId: ticket.id, assigneeId: userIdOf(desk.agent) });
  await post(customer, ticket.id, "reply", `${markup}\r\nBcc: evil@evil.example`);
  await minutePasses();
  const { html, text } = read(toRobin()[0]);
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;img src=x");
  expect(text).toContain(markup);
});

test("EM-21: the author's signature stands below his reply, else the team's, else the workspace's, variables filled in", async () => {
  const team = await aTeam(desk.workspace, "Riders");
  const sign = (input: object) => setSignature(desk.admin, SetSignature.parse(input));
  await sign({ owner: "workspace", html: "<p>Greetings, {{workspace.name}}</p>" });
  await sign({
    owner: "team",
    ownerId: team,
    html: "<p>{{agent.name}} of {{team.name}} on {{ticket.number}}</p><script>1</script>",
  });
  await aReply(desk);
  desk.agent = await asAgent(desk.workspace, { name: "Kim <Agent>", teams: { [team]: "full" } });
  const { ticket } = await aReply(desk, {}, { teamId: team });
  await setSignature(desk.agent, SetSignature.parse({ owner: "user", html: "<p>Yours, Kim</p>" }));
  await desk.deliver();
  await aReply(desk, {}, { teamId: team });
  await desk.deliver();
  const [first, second, third] = desk.sink.mails.map(read);
  expect(first?.text).toContain("-- \nGreetings, Halen Rides");
  expect(second?.text).toContain("Yours, Kim");
  expect(third?.html).toContain("<p>Yours, Kim</p>");
  await setSignature(desk.agent, SetSignature.parse({ owner: "user", html: "" }));
  await post(desk.agent, ticket.id, "reply");
  await desk.deliver();
  const last = read(desk.sink.mails.at(-1));
  expect(last.text).toContain(`Kim <Agent> of Riders on ${ticket.number}`);
  expect(last.html).toContain(`Kim &lt;Agent&gt; of Riders`);
  expect(last.html).not.toContain("script");
  await expect(sign({ owner: "workspace", html: "{{agent.salary}}" })).rejects.toThrow("{{agent.salary}}");
});

test("CV-12: a quoted message is the public one before, never a note and never of somebody not let in", async () => {
  const { ticket, customer } = await hers();
  await post(customer, ticket.id, "reply", "Is it blue?");
  await post(desk.admin, ticket.id, "note", "internal words");
  await pg.db.execute(`/* across workspaces: maintenance */ insert into messages (workspace_id, id, ticket_id, seq, kind,
    author_kind, channel, body_text, is_proposed) values ('${desk.workspace.id}', gen_random_uuid(), '${ticket.id}', 90, 'reply',
    'customer', 'email', 'words of a stranger', true)`);
  await pg.db.execute(
    `/* across workspaces: maintenance */ update tickets set message_seq = 90 where id = '${ticket.id}'`,
  );
  await postMessage(
    desk.agent,
    PostMessage.parse({ ticketId: ticket.id, kind: "reply", body: { text: "Yes." }, quotesPrevious: true }),
  );
  await desk.deliver();
  const { text, html } = read(desk.sink.mails.find(({ to }) => to[0] === "ana@rides.example"));
  expect(text).toContain("Ana Silva wrote:\n> Is it blue?");
  expect(html).toContain("<blockquote");
  expect(`${text}${html}`).not.toMatch(/internal words|stranger/u);
});

test("EM-04: a reply leaves from the address the customer wrote to", async () => {
  await updateMailbox(desk.admin, {
    mailboxId: desk.mailboxId,
    aliases: [{ address: "riders@desk.example", teamId: null }],
  });
  const { ticket } = await hers();
  const { messages } = await readThread(desk.agent, { ticketId: ticket.id, limit: 1 });
  await pg.db.execute(`/* across workspaces: maintenance */ insert into message_envelopes (workspace_id, message_id, direction,
    mailbox_id, rfc_message_id, subject, from_address, from_name, own_address, "to", cc) values ('${desk.workspace.id}',
    '${messages[0]!.id}', 'in', '${desk.mailboxId}', 'first@rides.example', 'Lost bag', 'ana@rides.example', 'Ana',
    'riders@desk.example', '[]', '[]')`);
  await post(desk.agent, ticket.id, "reply");
  await desk.deliver();
  const mail = read(desk.sink.mails[0]);
  expect(mail.from[0]?.address).toBe("riders@desk.example");
  expect(mail.replyTo[0]?.address).toMatch(/^riders\+r[a-z2-7]{28}@desk\.example$/u);
  expect(mail.subject).toBe(`Re: Lost bag on the 9:40 ride [#${ticket.number}]`);
  expect([mail.inReplyTo, mail.references]).toEqual([["first@rides.example"], ["first@rides.example"]]);
});
