import type { Ctx } from "@desk/core/context";
import { asApiKey, aTicket, aWorkspace, eventsOf, type TestWorkspace } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { beforeAll, expect, test } from "vitest";
import { ask } from "./testing/ask";

const pg = usingDatabase();
let desk: TestWorkspace;
let key: Ctx;
beforeAll(async () => {
  desk = await aWorkspace(pg.db);
  key = await asApiKey(desk, ["tickets:read", "tickets:write", "customers:read", "customers:write"]);
});

const given = (input: Parameters<typeof aTicket>[1] = {}) => aTicket(desk.system, input);
const newTicket = { subject: "Lost bag", requester: { email: "ana@rides.example" }, text: "A blue one." };
const create = (body: unknown, headers: Record<string, string> = {}) =>
  ask(key, "/tickets", { method: "POST", body, headers });
const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(key, `/tickets/${id}`, { method: "PATCH", body, headers });
const idsIn = (json: Record<string, unknown>) => (json.data as { id: string }[]).map(({ id }) => id);
const pathsIn = (json: Record<string, unknown>) => (json.errors as { path: string }[]).map(({ path }) => path);

test("creating answers 201 with the ticket, where it stands, and its ETag", async () => {
  const { status, headers, json } = await create({ ...newTicket, priority: "high", labels: ["lost"], notes: "pinned" });
  expect(status).toBe(201);
  expect(json).toMatchObject({
    status: "new",
    state: "open",
    priority: "high",
    labels: ["lost"],
    notes: "pinned",
    channel: "api",
  });
  expect(headers.Location).toBe(`/api/v1/tickets/${json.id}`);
  expect(headers.ETag).toBe('"v1"');
});

test("a ticket is read by its id and by its number, with its messages in the same call when asked", async () => {
  const ticket = await given();
  await ask(key, `/tickets/${ticket.number}/messages`, { method: "POST", body: { kind: "note", text: "Seen it." } });
  const { json } = await ask(key, `/tickets/${ticket.id}?include=messages`);
  expect(json).toMatchObject({ id: ticket.id, number: ticket.number, messagesCount: 2 });
  expect((json.messages as { text: string }[]).map(({ text }) => text)).toEqual([
    "I left a blue bag in the car.",
    "Seen it.",
  ]);
  expect((await ask(key, `/tickets/${ticket.number}`)).json.messages).toBeUndefined();
});

test("the list pages by cursor until nothing is left, and Link says the same as nextCursor", async () => {
  const { id } = await given({ requester: { email: "pages@rides.example" } });
  const made = [
    id,
    ...(await Promise.all([1, 2].map(() => given({ requester: { email: "pages@rides.example" } })))).map(
      (one) => one.id,
    ),
  ];
  const seen: string[] = [];
  let target: string | null = "/tickets?requester=pages@rides.example&limit=2";
  while (target !== null) {
    const page = await ask(key, target);
    seen.push(...idsIn(page.json));
    expect(page.json.hasMore).toBe(page.headers.Link !== undefined);
    target = /<\/api\/v1(.+)>; rel="next"/u.exec(page.headers.Link ?? "")?.[1] ?? null;
  }
  expect(seen.toSorted()).toEqual(made.toSorted());
});

test("the list filters by status, state, requester, assignee and text", async () => {
  const email = "filters@rides.example";
  const [open, pending, solved] = await Promise.all(
    (["open", "pending", "solved"] as const).map((status) =>
      given({ status, requester: { email }, subject: `Zebra ${status}` }),
    ),
  );
  const found = async (query: string) =>
    idsIn((await ask(key, `/tickets?requester=${email}&${query}`)).json).toSorted();
  expect(await found("status=open,pending")).toEqual([open?.id, pending?.id].toSorted());
  expect(await found("state=done")).toEqual([solved?.id]);
  expect(await found("state=pending&status=open")).toEqual([]);
  expect(await found("assignee=none&status=open")).toEqual([open?.id]);
  expect(await found("q=zebra")).toHaveLength(3);
  expect(await found(`q=%23${open?.number}`)).toEqual([open?.id]);
  expect(idsIn((await ask(key, "/tickets?requester=nobody@rides.example")).json)).toEqual([]);
});

test("PATCH sets several fields at once; done means solved, and by a key the ticket stays unassigned", async () => {
  const { id } = await given();
  const { status, json } = await patch(id, { status: "done", notes: "Found.", priority: "low" });
  expect(status).toBe(200);
  expect(json).toMatchObject({ status: "solved", state: "done", notes: "Found.", priority: "low", assignee: null });
  expect((await patch(id, { state: "open" })).json).toMatchObject({ status: "open" });
  expect(await eventsOf(desk.system, id)).toContain("ticket.notes_changed");
});

test("If-Match writes only over the version that was read: otherwise 412 and nothing changes", async () => {
  const { id } = await given();
  const read = await ask(key, `/tickets/${id}`);
  const etag = read.headers.ETag ?? "";
  expect((await patch(id, { notes: "first" }, { "if-match": etag })).status).toBe(200);
  const late = await patch(id, { subject: "second" }, { "if-match": etag });
  expect(late).toMatchObject({ status: 412, json: { code: "precondition_failed" } });
  expect((await ask(key, `/tickets/${id}`)).json).toMatchObject({ notes: "first", subject: read.json.subject });
  expect((await patch(id, { subject: "third" }, { "if-match": "*" })).status).toBe(200);
});

test("If-None-Match answers 304 without a body while nothing changed, for a ticket and for a list", async () => {
  const { id } = await given({ requester: { email: "etag@rides.example" } });
  for (const target of [`/tickets/${id}`, "/tickets?requester=etag@rides.example"]) {
    const first = await ask(key, target);
    const again = await ask(key, target, { headers: { "if-none-match": first.headers.ETag ?? "" } });
    expect(again).toMatchObject({ status: 304, body: "" });
    await patch(id, { notes: `${target}` });
    expect((await ask(key, target, { headers: { "if-none-match": first.headers.ETag ?? "" } })).status, target).toBe(
      200,
    );
  }
});

test("a closed ticket answers 409 to PATCH and to a message, and stays as it is", async () => {
  const { id } = await given({ status: "solved" });
  await closeAll();
  expect(await patch(id, { status: "open" })).toMatchObject({ status: 409, json: { code: "conflict" } });
  const reply = await ask(key, `/tickets/${id}/messages`, { method: "POST", body: { kind: "reply", text: "Hello?" } });
  expect(reply.status).toBe(409);
  expect((await ask(key, `/tickets/${id}`)).json).toMatchObject({ status: "closed", messagesCount: 1 });
});

test("a reply can set the status in the same step", async () => {
  const { id } = await given();
  const { status, json } = await ask(key, `/tickets/${id}/messages`, {
    method: "POST",
    body: { kind: "reply", html: "<p>Found <b>it</b><script>alert(1)</script></p>", status: "solved" },
  });
  expect(status).toBe(201);
  expect(json).toMatchObject({ ticket: { status: "solved" }, message: { kind: "reply", text: "Found it" } });
  expect(JSON.stringify(json)).not.toContain("script");
});

test("deleting answers 204; the ticket then is out of every list and refuses changes", async () => {
  const { id } = await given({ requester: { email: "gone@rides.example" } });
  expect(await ask(key, `/tickets/${id}`, { method: "DELETE" })).toMatchObject({ status: 204, body: "" });
  expect(idsIn((await ask(key, "/tickets?requester=gone@rides.example")).json)).toEqual([]);
  expect((await patch(id, { status: "open" })).status).toBe(409);
});

test("I03: the same Idempotency-Key creates once and answers the same, refusals included", async () => {
  const headers = { "idempotency-key": "order-66" };
  const body = { ...newTicket, requester: { email: "once@rides.example" } };
  const all = await Promise.all(Array.from({ length: 10 }, () => create(body, headers)));
  expect(new Set(all.map((one) => `${one.status} ${one.body}`)).size).toBe(1);
  expect(all.filter((one) => one.headers["Idempotency-Replayed"] === "true")).toHaveLength(9);
  expect(idsIn((await ask(key, "/tickets?requester=once@rides.example")).json)).toHaveLength(1);
  expect(await create({ ...body, subject: "Other" }, headers)).toMatchObject({
    status: 422,
    json: { code: "idempotency_mismatch" },
  });
  const elsewhere = await asApiKey(desk, ["tickets:write"]);
  const theirs = await ask(elsewhere, "/tickets", { method: "POST", body, headers });
  expect(theirs.json.id).not.toBe(all[0]?.json.id);
});

test("customers are made, read, listed and changed, and a taken address answers 409", async () => {
  const made = await ask(key, "/customers", {
    method: "POST",
    body: { name: "Mina", emails: ["mina@rides.example"], attributes: { city: "Lisbon" } },
  });
  expect(made).toMatchObject({
    status: 201,
    json: { name: "Mina", emails: ["mina@rides.example"], attributes: { city: "Lisbon" } },
  });
  expect((await ask(key, `/customers/${made.json.id}`)).headers.ETag).toBe('"v1"');
  expect(
    (await ask(key, "/customers", { method: "POST", body: { name: "Other", emails: ["mina@rides.example"] } })).status,
  ).toBe(409);
  const changed = await ask(key, `/customers/${made.json.id}`, {
    method: "PATCH",
    body: { phones: ["+351 912 345 678"] },
    headers: { "if-match": '"v1"' },
  });
  expect(changed).toMatchObject({ status: 200, json: { phones: ["+351912345678"] } });
  const stale = await ask(key, `/customers/${made.json.id}`, {
    method: "PATCH",
    body: { name: "X" },
    headers: { "if-match": '"v1"' },
  });
  expect(stale.status).toBe(412);
  expect(idsIn((await ask(key, "/customers?q=mina")).json)).toEqual([made.json.id]);
});

test("a bad field is named with its path and a remedy, all of them at once", async () => {
  const { status, json, headers } = await create({
    subject: " ",
    requester: { email: "not an address" },
    text: "x",
    priority: "now",
  });
  expect(status).toBe(400);
  expect(headers["Content-Type"]).toBe("application/problem+json");
  expect(pathsIn(json)).toEqual(["subject", "requester.email", "priority"]);
  expect(json).toMatchObject({
    code: "invalid",
    instance: "/api/v1/tickets",
    requestId: "req_test",
    type: "/docs/api#error-invalid",
  });
});

test("B08: a field that is not ours is refused by name, and so is an unknown query parameter", async () => {
  for (const field of ["workspaceId", "createdAt", "number", "isInternal", "authorId", "__proto__", "constructor"]) {
    const text = JSON.stringify(newTicket).replace("{", `{"${field}":"x",`);
    const { status, json } = await ask(key, "/tickets", { method: "POST", text });
    expect(status, field).toBe(400);
    expect(pathsIn(json), field).toEqual([field]);
  }
  expect(pathsIn((await ask(key, "/tickets?role=owner")).json)).toEqual(["role"]);
});

test.each([
  "limit=0",
  "limit=101",
  "limit=1e9",
  "limit=10;drop",
  "limit=",
  "cursor=forged",
  "cursor=WyJ4Il0",
  "sort=%22;drop",
  "order=sideways",
  "status=gone",
  "state=new",
  "team=1",
  "requester=%00",
  "limit=5&limit=6",
])("E06, E07: %s answers 400 and names the parameter", async (query) => {
  const { status, json } = await ask(key, `/tickets?${query}`);
  expect(status).toBe(400);
  expect(pathsIn(json)[0]?.split(".")[0]).toBe(query.split("=")[0]);
});

test.each([
  "0",
  "-1",
  "9007199254740993",
  "1e400",
  "null",
  "[1]",
  "%00",
  "%E0%A4%A",
  "a%2Fb",
  "99999999999999",
  "00000000-0000-0000-0000-000000000000",
])("E09: the id %s is no ticket", async (id) => {
  expect((await ask(key, `/tickets/${id}`)).status).toBe(404);
  expect((await ask(key, `/customers/${id}`)).status).toBe(404);
  expect((await patch(id, { status: "open" })).status).toBe(404);
});

test("another kind's id answers like one that does not exist", async () => {
  const ticket = await given();
  const [real, none] = await Promise.all([ticket.id, crypto.randomUUID()].map((id) => ask(key, `/customers/${id}`)));
  expect(real).toMatchObject({ status: 404, json: { code: "not_found", detail: none?.json.detail } });
});

test("an unknown path is 404, a method that is not offered 405 with what is", async () => {
  for (const path of ["/", "", "/nothing", "/tickets/", "/tickets/1/2/3", "/__proto__", "/tickets/1/events"]) {
    expect((await ask(key, path)).status, path).toBe(404);
  }
  const { status, headers } = await ask(key, "/tickets", { method: "DELETE" });
  expect([status, headers.Allow]).toEqual([405, "GET, HEAD, POST"]);
  expect((await ask(key, "/tickets", { method: "__proto__" })).status).toBe(405);
});

test("a body that is no JSON answers 400, one of another type 415", async () => {
  for (const text of ["{", "", "null", "[]", '"x"', "1", '{"subject":}', "﻿{}"]) {
    expect(
      (await ask(key, "/tickets", { method: "POST", text, headers: { "content-type": "application/json" } })).status,
    ).toBe(400);
  }
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "",
  ]) {
    expect(
      (await ask(key, "/tickets", { method: "POST", body: newTicket, headers: { "content-type": type } })).status,
      type,
    ).toBe(415);
  }
});

async function closeAll(): Promise<void> {
  const { closeSolvedTickets } = await import("@desk/core/ticket");
  const later = () => new Date(desk.now().getTime() + 60 * 24 * 60 * 60 * 1_000);
  await closeSolvedTickets({ ...desk.system, now: later });
}
