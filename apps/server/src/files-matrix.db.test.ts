import { type ActorName, type ForeignName, foreigners, keys, people } from "@desk/api/matrix/cast";
import { aWorld, type World } from "@desk/api/matrix/company";
import { changedPlaces, rowsOf } from "@desk/api/matrix/rows";
import { expected, statusOf } from "@desk/api/matrix/rule";
import { fileRules } from "@desk/api/matrix/rules/file";
import { type ApiScope, apiScopes } from "@desk/contracts/words";
import { createApiKey } from "@desk/core/apikey";
import { usingDatabase } from "@desk/core/testing/database";
import { aDevice, asOwner } from "@desk/core/testing/identity";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aRunningDoor, type RunningDoor } from "./testing/running-door";

/** Everybody who can make an HTTP request; customers have no way in yet. */
type Caller = Exclude<ActorName, "requester" | "colleagueShared" | "colleague" | "copied" | "stranger">;
const callers: readonly Caller[] = ["nobody", ...people, ...keys, ...(Object.keys(foreigners) as ForeignName[])];
const scopeOf: Record<(typeof keys)[number], ApiScope> = {
  keyTicketsRead: "tickets:read",
  keyTicketsWrite: "tickets:write",
  keyCustomersRead: "customers:read",
  keyCustomersWrite: "customers:write",
};

const pg = usingDatabase({ max: 4 });
let door: RunningDoor;
const credentials = new Map<Caller, Record<string, string>>();
const files = new Map<string, string>();

beforeAll(async () => {
  const world = await aWorld(pg.db);
  const next = await aWorld(pg.db);
  door = await aRunningDoor(pg.db, {}, world.clock.now);
  await handOut(world, next);
  for (const [name, kind] of [
    ["of a reply", "reply"],
    ["of a note", "note"],
    ["not sent yet", null],
  ] as const) {
    const uploaded = await upload("agentFull");
    const { id } = (await uploaded.json()) as { id: string };
    files.set(name, id);
    if (kind !== null) await send(world, { kind, attachmentIds: [id] });
  }
});
afterAll(() => door.stop());

async function handOut(world: World, next: World): Promise<void> {
  const session = async (at: World, name: (typeof people)[number]) => ({
    Cookie: `halen_session=${await aDevice(at.desk, at.ids[`user.${name}`])}`,
    Origin: "http://desk.test",
  });
  const key = async (at: World, scopes: ApiScope[]) => {
    const { secret } = await createApiKey(await asOwner(at.desk), { name: scopes.join(" "), scopes, expiresAt: null });
    return { Authorization: `Bearer ${secret}` };
  };
  credentials.set("nobody", {});
  for (const name of people) credentials.set(name, await session(world, name));
  for (const name of keys) credentials.set(name, await key(world, [scopeOf[name]]));
  credentials.set("foreignAgent", await session(next, "agentFull"));
  credentials.set("foreignAdmin", await session(next, "admin"));
  credentials.set("foreignOwner", await session(next, "owner"));
  credentials.set("foreignKey", await key(next, [...apiScopes]));
}

const upload = (caller: Caller): Promise<Response> =>
  fetch(`${door.origin}/files`, {
    method: "POST",
    headers: { ...credentials.get(caller), "Content-Type": "text/plain", "X-File-Name": "depot.txt" },
    body: "hello depot",
  });

async function send(world: World, message: { kind: string; attachmentIds: string[] }): Promise<void> {
  const answered = await fetch(`${door.origin}/api/trpc/ticket.post`, {
    method: "POST",
    headers: { ...credentials.get("agentFull"), "Content-Type": "application/json" },
    body: JSON.stringify({ ticketId: world.ids["ticket.open"], body: { text: "See the file." }, ...message }),
  });
  expect(answered.status).toBe(200);
}

const get = (caller: Caller, id: string): Promise<Response> =>
  fetch(`${door.origin}/files/${id}`, { headers: credentials.get(caller) ?? {} });

/** When a device or a key was last used is noted on the side. */
const isNote = (place: string): boolean => /^(?:sessions|api_keys) of/u.test(place);

describe("B02, B09, R8: files over HTTP are given to those who may, and to nobody else", () => {
  let tested = 0;
  for (const rule of fileRules)
    test.each(callers)(`${rule.call} ${rule.on ?? ""} as %s`, async (caller) => {
      const before = await rowsOf(pg.db);
      const id = files.get(rule.on ?? "") ?? "";
      const answered = rule.call === "POST /files" ? await upload(caller) : await get(caller, id);
      const body = await answered.text();
      const expectation = expected(rule, caller);
      tested += 1;
      expect(statusOf[expectation], body).toContain(answered.status);
      const changed = changedPlaces(before, await rowsOf(pg.db)).filter((place) => !isNote(place));
      if (rule.call === "POST /files" && expectation === "allowed") expect(changed).toHaveLength(1);
      else expect(changed).toEqual([]);
      if (expectation !== "allowed") expect(body).not.toContain("hello depot");
      else if (rule.call !== "POST /files") expect(body).toBe("hello depot");
      if (expectation === "hidden") expect(withoutId(body)).toBe(withoutId(await missing(caller)));
    });

  afterAll(() => {
    process.stdout.write(`authorization cells over HTTP: ${tested} tested\n`);
  });
});

const missing = async (caller: Caller): Promise<string> =>
  (await get(caller, "0199f3a2-0000-7000-8000-000000000000")).text();
const withoutId = (body: string): string => body.replace(/"requestId":"[^"]*"/u, "");
