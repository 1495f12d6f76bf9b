import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { expect, test } from "vitest";
import type { ApiContext } from "./context";
import { appRouter } from "./router";
import { answerTrpc, batchMax } from "./trpc-http";

const context = (onUnexpected: ApiContext["onUnexpected"] = () => undefined): ApiContext => ({
  caller: null,
  guest: {
    get db(): never {
      throw new Error("no database here");
    },
    now: () => new Date(),
    address: null,
    userAgent: null,
    publicUrl: "http://desk.test",
    signInChoices: { password: true, magicLink: true, oidc: [{ id: "oidc", name: "Ümlaut" }] },
  },
  requestId: "req_1",
  spendCall: () => undefined,
  onUnexpected,
});

type Asked = { method?: string; target: string; body?: string; contentType?: string };

async function ours({ method = "GET", target, body = "", contentType = "application/json" }: Asked, open = context()) {
  const [path = "", search = ""] = target.split("?");
  const { status, body: text } = await answerTrpc(
    {
      method,
      path,
      search,
      contentType,
      readBody: () => Promise.resolve(body),
      requestId: "req_1",
      onUnexpected: open.onUnexpected,
    },
    () => Promise.resolve(open),
  );
  return { status, json: JSON.parse(text) };
}

async function theirs({ method = "GET", target, body, contentType = "application/json" }: Asked) {
  const answered = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(`http://desk.test/api/trpc/${target}`, {
      method,
      ...(body === undefined ? {} : { body, headers: { "content-type": contentType } }),
    }),
    router: appRouter,
    createContext: () => context(),
    maxBatchSize: batchMax,
  });
  return { status: answered.status, json: await answered.json() };
}

const input = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const invitation = "auth.readInvitation";

test.each<[string, Asked]>([
  ["a query", { target: "auth.providers" }],
  ["a batch of one", { target: "auth.providers?batch=1" }],
  ["a batch whose answers differ in status", { target: `auth.providers,me.get?batch=1&input=${input({})}` }],
  [
    "a batch with an input for the second call only",
    { target: `auth.providers,${invitation}?batch=1&input=${input({ 1: { token: "x" } })}` },
  ],
  ["bad input", { target: `${invitation}?input=${input({ token: 5, more: 1 })}` }],
  ["no input where one is needed", { target: invitation }],
  ["somebody who is not signed in", { target: "me.get" }],
  ["a mutation with JSON", { method: "POST", target: "me.update", body: '{"name":"X"}' }],
  ["a mutation in a batch", { method: "POST", target: "me.update?batch=1", body: '{"0":{"name":"X"}}' }],
])("the answer to %s is the one tRPC's own adapter gives", async (_, asked) => {
  expect(await ours(asked)).toEqual(await theirs(asked));
});

test.each<[string, Asked, number]>([
  ["an unknown call", { target: "nothing.here" }, 404],
  ["a part of the object itself", { target: "__proto__" }, 404],
  ["no call at all", { target: "" }, 404],
  ["a path that is not well encoded", { target: "%E0%A4%A" }, 400],
  ["input that is no JSON", { target: "auth.readInvitation?input={" }, 400],
  ["batch inputs that are no object", { target: `auth.providers?batch=1&input=${input([1])}` }, 400],
  ["a mutation by GET", { target: `me.update?input=${input({ name: "X" })}` }, 405],
  ["a query by POST", { method: "POST", target: "auth.providers", body: "{}" }, 405],
  [
    "a body of another type",
    { method: "POST", target: "me.update", body: '{"name":"X"}', contentType: "text/plain" },
    415,
  ],
  ["two calls outside a batch", { target: "auth.providers,auth.providers" }, 400],
  ["eleven calls", { target: `${Array(11).fill("auth.providers").join(",")}?batch=1` }, 400],
])("%s is refused with a typed error", async (_, asked, status) => {
  const { status: answered, json } = await ours(asked);
  expect(answered).toBe(status);
  expect(json.error).toMatchObject({ data: { httpStatus: status, requestId: "req_1", fields: [] } });
});

test("an error nobody planned for is told once to the log and as one neutral sentence to the caller", async () => {
  const seen: unknown[] = [];
  const { status, json } = await ours(
    { target: "auth.setupState" },
    context((error) => seen.push(error)),
  );
  expect(status).toBe(500);
  expect(json.error.message).not.toContain("no database here");
  expect(json.error.data).toMatchObject({ reason: "unexpected", requestId: "req_1" });
  expect(JSON.stringify(json)).not.toContain("stack");
  expect(seen).toHaveLength(1);
});
