import { apiScopes } from "@desk/contracts/words";
import { createApiKey } from "@desk/core/apikey";
import { usingDatabase } from "@desk/core/testing/database";
import { aDesk, aDevice, asOwner, type Desk } from "@desk/core/testing/identity";
import { afterAll, beforeAll } from "vitest";
import { aRunningDoor, type RunningDoor } from "./running-door";

/** A running server with one company behind it, and its owner in front: by cookie as a page, or by key. */
export function atTheDoor() {
  const pg = usingDatabase({ max: 4 });
  let desk: Desk | undefined;
  let door: RunningDoor | undefined;
  let cookie = "";
  let key = "";
  beforeAll(async () => {
    desk = await aDesk(pg.db, { at: new Date(), now: () => new Date(), pass: () => undefined });
    cookie = `halen_session=${await aDevice(desk, desk.ownerId)}`;
    key = (await createApiKey(await asOwner(desk), { name: "Tests", scopes: [...apiScopes], expiresAt: null })).secret;
    door = await aRunningDoor(pg.db);
  });
  afterAll(() => door?.stop());
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error("The door is open from beforeAll on.");
    return thing;
  };
  const call = (path: string, init: RequestInit = {}) => fetch(`${there(door).origin}${path}`, init);
  return {
    call,
    /** A mutation as the dashboard sends it. */
    mutate: (path: string, input: unknown) =>
      call(`/api/trpc/${path}`, { method: "POST", headers: asPage(cookie), body: JSON.stringify(input) }),
    rest: (path: string, init: RequestInit = {}) =>
      call(`/api/v1${path}`, {
        ...init,
        headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", ...init.headers },
      }),
    get db() {
      return pg.db;
    },
    get desk() {
      return there(desk);
    },
    get door() {
      return there(door);
    },
    get cookie() {
      return cookie;
    },
    get key() {
      return key;
    },
    get asPage() {
      return asPage(cookie);
    },
  };
}

const asPage = (cookie: string) => ({ Cookie: cookie, Origin: "http://desk.test", "Content-Type": "application/json" });
