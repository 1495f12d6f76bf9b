import { CreateMailbox } from "@desk/contracts/mailbox";
import { SendMessage } from "@desk/contracts/outgoing";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../../../context";
import { aClock, asAgent, aTicket, aWorkspace, messagesOf, type TestWorkspace } from "../../../testing";
import { usingDatabase } from "../../../testing/database";
import { createMailbox } from "../../mailbox";
import { listScheduled } from "./list";
import { postDueMessages } from "./post-due";
import { sendMessage } from "./send";
import { rescheduleMessage } from "./unschedule";

const pg = usingDatabase();
const clock = aClock("2026-11-22T09:00:00.000Z");
let workspace: TestWorkspace;
let agent: Ctx<AgentActor>;
let ticketId: string;
let scheduledId: string;

beforeEach(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  const ways = { incoming: { kind: "forward" }, outgoing: { kind: "installation" } } as const;
  await createMailbox(
    workspace.system,
    CreateMailbox.parse({ name: "Halen Rides", address: `help.${workspace.id}@halen.example`, ...ways }),
  );
  agent = await asAgent(workspace);
  ticketId = (await aTicket(workspace.system)).id;
  const message = { ticketId, kind: "reply", body: { text: "See you at six." } };
  const sent = await sendMessage(agent, SendMessage.parse({ message, sendAt: "2026-11-23T09:00:00.000Z" }));
  if (sent.kind !== "scheduled") throw new Error("It was to be planned.");
  scheduledId = sent.scheduled.id;
});

const texts = async () => (await messagesOf(workspace.system, ticketId)).map(({ bodyText }) => bodyText);

test("CV-07: a planned message is told to leave now and is posted once", async () => {
  await postDueMessages(workspace);
  expect(await texts()).not.toContain("See you at six.");
  await rescheduleMessage(agent, { scheduledId });
  await postDueMessages(workspace);
  await postDueMessages(workspace);
  expect((await texts()).filter((text) => text === "See you at six.")).toHaveLength(1);
  expect((await listScheduled(agent, { ticketId })).data).toEqual([]);
});

test("CV-07: a time gone by is refused, and only its author changes it", async () => {
  await expect(rescheduleMessage(agent, { scheduledId, sendAt: "2026-11-21T09:00:00.000Z" })).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(rescheduleMessage(await asAgent(workspace), { scheduledId })).rejects.toMatchObject({
    code: "not_found",
  });
});
