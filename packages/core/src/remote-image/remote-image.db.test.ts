import { messageEnvelopes, messages, senderRules } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context";
import { createHostGuard } from "../net";
import { aLocalServer, type LocalServer } from "../net/testing/local-server";
import { aCustomer, asAgent, asCustomer, aTicket, aWorkspace, messagesOf } from "../testing";
import { sanitizeMailHtml } from "../text";
import { allowRemoteImages, fetchRemoteImage, forgetRemoteImages, readRemoteImages } from ".";
import { remoteImages } from "./fetch";

const pg = usingDatabase();
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
let host: LocalServer;
let answer: Parameters<typeof aLocalServer>[0];
beforeAll(async () => {
  host = await aLocalServer((req, res) => answer(req, res));
});
afterAll(() => host.stop());
beforeEach(() => {
  answer = (_req, res) => res.writeHead(200, { "content-type": "image/png", "set-cookie": "id=1" }).end(png);
});

/** A mail of Ana's with these pictures, seen by an agent. */
async function aMail(sources: string[], verdict: "pass" | "fail" | "none" = "none") {
  const workspace = await aWorkspace(pg.db);
  const customerId = await aCustomer(workspace, { email: "ana@rides.example" });
  const ticket = await aTicket(workspace, { requester: { customerId } });
  const [message] = await messagesOf(workspace, ticket.id);
  const messageId = message?.id ?? "";
  const html = sanitizeMailHtml(sources.map((src) => `<p>x<img src="${src}" width="99"></p>`).join(""));
  await pg.db
    .update(messages)
    .set({ bodyHtml: html })
    .where(and(eq(messages.workspaceId, workspace.id), eq(messages.id, messageId)));
  await pg.db.insert(messageEnvelopes).values({
    workspaceId: workspace.id,
    messageId,
    direction: "in",
    subject: "Hello",
    fromAddress: "ana@rides.example",
    fromName: "Ana",
    to: [],
    cc: [],
    authentication: { verdict, spf: verdict, dkim: "none", dmarc: verdict, checkedBy: "own" },
  });
  const agent = await asAgent(workspace, { seesAllTeams: true });
  return { workspace, customerId, messageId, agent };
}
const here = () => createHostGuard(["127.0.0.1"]);
const once = (messageId: string, index = 0) => ({ messageId, index, isOnce: true });
const atHost = () => `http://127.0.0.1:${host.port}/p.png?a=1&amp;b=2`;

test("EM-22, D07: pictures stay away until their sender is allowed, for the desk as a whole, and can be taken back", async () => {
  const { workspace, messageId, agent } = await aMail([atHost()]);
  const before = host.requests.length;
  expect(await readRemoteImages(agent, { messageId })).toEqual({ sender: "ana@rides.example", isAllowed: false });
  const asked = { messageId, index: 0, isOnce: false };
  await expect(fetchRemoteImage(agent, here(), asked)).rejects.toMatchObject({ code: "forbidden" });
  expect(host.requests.length).toBe(before);

  for (let round = 0; round < 2; round += 1)
    expect(await allowRemoteImages(agent, { messageId })).toEqual({ sender: "ana@rides.example", isAllowed: true });
  const colleague = await asAgent(workspace, { seesAllTeams: true });
  const image = await fetchRemoteImage(colleague, here(), asked);
  expect(image.contentType).toBe("image/png");
  expect(Buffer.from(image.bytes)).toEqual(png);
  expect(host.requests.at(-1)).toBe("GET /p.png?a=1&b=2");

  await forgetRemoteImages(agent, { sender: "ana@rides.example" });
  await expect(fetchRemoteImage(agent, here(), asked)).rejects.toMatchObject({ code: "forbidden" });
});

test("a sender that was found false cannot be allowed, and profits from no decision about the real one", async () => {
  const { workspace, messageId, agent } = await aMail([atHost()], "fail");
  await pg.db.insert(senderRules).values({
    workspaceId: workspace.id,
    id: messageId,
    pattern: "ana@rides.example",
    verdict: "images",
  });
  expect(await readRemoteImages(agent, { messageId })).toEqual({ sender: null, isAllowed: false });
  await expect(allowRemoteImages(agent, { messageId })).rejects.toMatchObject({ code: "conflict" });
  await expect(fetchRemoteImage(agent, here(), once(messageId))).resolves.toMatchObject({ contentType: "image/png" });
});

test("only those who see the message, and no customer, may ask; only those who answer may decide", async () => {
  const { workspace, customerId, messageId } = await aMail([atHost()]);
  const collaborator = await asAgent(workspace, { role: "collaborator", seesAllTeams: true });
  await expect(allowRemoteImages(collaborator, { messageId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(forgetRemoteImages(collaborator, { sender: "a@b.example" })).rejects.toMatchObject({
    code: "forbidden",
  });
  const customer = asCustomer(workspace, customerId);
  for (const attempt of [
    () => readRemoteImages(customer, { messageId }),
    () => allowRemoteImages(customer, { messageId }),
    () => fetchRemoteImage(customer, here(), once(messageId)),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
  const next = await aWorkspace(pg.db);
  const stranger = await asAgent(next, { seesAllTeams: true });
  await expect(fetchRemoteImage(stranger, here(), once(messageId))).rejects.toMatchObject({ code: "not_found" });
});

const fetched = (agent: Ctx, messageId: string, guard = here()) => fetchRemoteImage(agent, guard, once(messageId));

test("D12, D11: only bytes that begin like a raster image are passed on, whatever they call themselves", async () => {
  const { messageId, agent } = await aMail([atHost()]);
  const lies: [string, string | Buffer][] = [
    ["image/png", "<html><script>alert(1)</script>"],
    ["image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["image/png", "<?xml version='1.0'?><svg/>"],
    ["image/tiff", Buffer.from("49492a00", "hex")],
    ["image/avif", Buffer.from("0000002066747970617669660000000061766966", "hex")],
    ["image/png", ""],
  ];
  for (const [type, bytes] of lies) {
    answer = (_req, res) => res.writeHead(200, { "content-type": type }).end(bytes);
    await expect(fetched(agent, messageId), type).rejects.toMatchObject({ code: "not_found" });
  }
  answer = (_req, res) => res.writeHead(404).end(png);
  await expect(fetched(agent, messageId)).rejects.toMatchObject({ code: "not_found" });
  // The control: a raster image under a false name keeps its proven type. It is too broken to be decoded by anything.
  answer = (_req, res) => res.writeHead(200, { "content-type": "text/html" }).end(png);
  await expect(fetched(agent, messageId)).resolves.toMatchObject({ contentType: "image/png" });
});

test("D12: a picture beyond 5 MB is not taken", async () => {
  const { messageId, agent } = await aMail([atHost()]);
  answer = (_req, res) => res.end(Buffer.concat([png, Buffer.alloc(5_242_880)]));
  await expect(fetched(agent, messageId)).rejects.toMatchObject({ details: { net: "too_large" } });
});

test("F01, F04: a picture inside our network is not fetched, nor one that leads on to another place", async () => {
  const { messageId, agent } = await aMail([atHost()]);
  const before = host.requests.length;
  await expect(fetched(agent, messageId, createHostGuard())).rejects.toMatchObject({ details: { net: "private" } });
  expect(host.requests.length).toBe(before);
  answer = (_req, res) => res.writeHead(302, { location: "http://169.254.169.254/" }).end();
  await expect(fetched(agent, messageId)).rejects.toMatchObject({ details: { net: "redirect" } });
});

test("no address is taken from a caller, and pictures are counted as the text has them", async () => {
  const { messageId, agent } = await aMail([atHost(), "https://b.example/&quot;x", "cid:no", "https://c.example/2"]);
  await expect(fetchRemoteImage(agent, here(), once(messageId, 9))).rejects.toMatchObject({ code: "not_found" });
  const html = sanitizeMailHtml(
    '<p> data-src="https://fake.example/" &lt;img data-src="https://fake.example/"&gt;</p><img alt=\'<img data-src="https://fake.example/">\' src="https://a.example/?x=1&amp;amp;y"><img src="https://c.example/">',
  );
  expect(remoteImages(html)).toEqual(["https://a.example/?x=1&amp;y", "https://c.example/"]);
});
