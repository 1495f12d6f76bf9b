import { CreateMailbox } from "@desk/contracts/mailbox";
import { CreateTicket, PostMessage } from "@desk/contracts/ticket";
import { messageEnvelopes } from "@desk/db/schema";
import { desc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { readDirectory } from "../../directory";
import { postMessage } from "../../message";
import { asAgent, asCustomer, aTicket, aWorkspace, type TestWorkspace } from "../../testing";
import { usingDatabase } from "../../testing/database";
import { createTicket } from "../../ticket";
import { createMailbox, updateMailbox } from "../mailbox";
import { readReplyOptions } from "./reply-options";

const pg = usingDatabase();
let workspace: TestWorkspace;

async function aMailbox(address: string, isDefault = false) {
  const outgoing = { incoming: { kind: "forward" }, outgoing: { kind: "installation" } } as const;
  const input = CreateMailbox.parse({ name: "Halen Rides", address, isDefault, ...outgoing });
  return createMailbox(workspace.system, input);
}

const sentFrom = async (): Promise<string | undefined> =>
  (
    await pg.db
      .select({ from: messageEnvelopes.fromAddress })
      .from(messageEnvelopes)
      .where(eq(messageEnvelopes.workspaceId, workspace.id))
      .orderBy(desc(messageEnvelopes.messageId))
  )[0]?.from;

const reply = (ticketId: string, fromAddress?: string) =>
  PostMessage.parse({
    ticketId,
    kind: "reply",
    body: { text: "We found it." },
    ...(fromAddress ? { fromAddress } : {}),
  });

beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  await aMailbox("help@halen.example", true);
  await aMailbox("documents@halen.example");
});

test("EM-04: a reply leaves from the address it names, and from the default one when it names none", async () => {
  const agent = await asAgent(workspace);
  const { id } = await aTicket(workspace.system);
  await postMessage(agent, reply(id));
  expect(await sentFrom()).toBe("help@halen.example");
  await postMessage(agent, reply(id, "documents@halen.example"));
  expect(await sentFrom()).toBe("documents@halen.example");
});

test("EM-04: an address that is not ours, or whose mailbox is switched off, is refused by name", async () => {
  const agent = await asAgent(workspace);
  const { id } = await aTicket(workspace.system);
  const off = await aMailbox("old@halen.example");
  await updateMailbox(workspace.system, { mailboxId: off.id, isActive: false });
  for (const address of ["old@halen.example", "ceo@bank.example"])
    await expect(postMessage(agent, reply(id, address))).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining(address),
    });
  const { fromChoices } = await readReplyOptions(agent, { ticketId: id });
  expect(fromChoices.map(({ address }) => address)).toEqual(["help@halen.example", "documents@halen.example"]);
});

test("EM-04: a ticket that an agent begins with a mail leaves from the address chosen for it", async () => {
  const agent = await asAgent(workspace);
  const input = {
    subject: "Your papers",
    requester: { email: "ana@rides.example" },
    body: { text: "Please send the second page." },
    from: "agent",
    fromAddress: "documents@halen.example",
    ccs: ["bo@rides.example"],
  };
  await createTicket(agent, CreateTicket.parse(input));
  expect(await sentFrom()).toBe("documents@halen.example");
});

test("agents learn which addresses mail may leave from; customers are told nothing", async () => {
  const agent = await asAgent(workspace);
  const { mailAddresses } = await readDirectory(agent);
  expect(mailAddresses.map(({ address }) => address)).toEqual(["help@halen.example", "documents@halen.example"]);
  const { requester } = await aTicket(workspace.system);
  await expect(readDirectory(asCustomer(workspace, requester.id))).rejects.toMatchObject({ code: "forbidden" });
});
