import { usingDatabase } from "@desk/core/testing/database";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { type Answer, callProcedure, callRoute, procedures, undone } from "../matrix/call";
import type { ActorName } from "../matrix/cast";
import { aStage, type Stage } from "../matrix/cell";
import { noteText } from "../matrix/company";
import { routes } from "../rest/routes";
import { appRouter } from "../router";
import { inputsOf, type Known } from "./arbitrary";
import { nasty } from "./nasty";

const pg = usingDatabase({ max: 2 });
let stage: Stage;
let known: Known;
beforeAll(async () => {
  stage = await aStage(pg.db);
  known = {
    ids: [...Object.entries(stage.world.ids), ...Object.entries(stage.world.ids), ...Object.entries(stage.next.ids)],
    emails: ["rita@customer.example", "fay.full@desk.example", "unknown@customer.example", "＠@x.example"],
    words: ["bag", "#1", "equipment", noteText, "my-queue", "team-1", "Name"],
  };
}, 60_000);

const runs = process.env.LONG === "1" ? 5_000 : 200;
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const documented = [200, 201, 204, 304, 400, 401, 403, 404, 409, 412, 415, 422, 429];
/** These answer in even time, whoever asks: a run of theirs takes a fifth of a second. */
const slow = new Set([
  "auth.requestMagicLink",
  "auth.requestPasswordReset",
  "auth.acceptInvitation",
  "auth.resetPassword",
]);
const actors: readonly ActorName[] = ["owner", "agentFull", "outsider", "keyTicketsWrite", "requester", "nobody"];
const actor = fc.oneof(
  { weight: 6, arbitrary: fc.constant<ActorName>("owner") },
  { weight: 4, arbitrary: fc.constantFrom(...actors) },
);

let tried = 0;
const byStatus = new Map<number, number>();

async function attempt(
  who: ActorName,
  call: (at: { db: Stage["db"]; now: () => Date }, as: Parameters<typeof callRoute>[1]) => Promise<Answer>,
) {
  const acting = who === "nobody" ? null : stage.cast[who];
  const { status, body, unexpected } = await undone(stage.db, (db) => call({ db, now: stage.world.clock.now }, acting));
  tried += 1;
  byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  if (!documented.includes(status)) throw new Error(`${status} ${body.slice(0, 200)}`, { cause: unexpected });
  if (status === 400) expect(JSON.parse(body), "a refusal says why").toBeTruthy();
}

const schemaOf = (path: string): z.ZodType | null => {
  const flat = appRouter._def.procedures as unknown as Record<string, { _def: { inputs: z.ZodType[] } }>;
  return flat[path]?._def.inputs[0] ?? null;
};

describe(`E16: whatever is sent, the answer is one of the documented ones (seed ${seed})`, () => {
  test.each([...procedures.keys()])(
    "%s",
    async (path) => {
      const schema = schemaOf(path);
      const inputs = schema === null ? nasty : inputsOf(schema, known);
      const property = fc.asyncProperty(actor, inputs, (who, input) =>
        attempt(who, (at, acting) => callProcedure(at, acting, path, input)),
      );
      await fc.assert(property, { seed, numRuns: slow.has(path) ? Math.ceil(runs / 20) : runs });
    },
    600_000,
  );

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s",
    async (name, route) => {
      const noun = name.includes("/tickets") ? "ticket." : "customer.";
      const fitting = known.ids.filter(([key]) => key.startsWith(noun)).map(([, id]) => id);
      const ids = fc.oneof(
        fc.constantFrom(...fitting),
        fc.constantFrom("0", "-1", "9007199254740992", "1e400", "null", "[]", "1", "%00"),
        fc.string({ maxLength: 40 }),
      );
      const queries = inputsOf(route.query, known).map((query) => searchOf(query));
      const bodies = route.body === null ? fc.constant(undefined) : inputsOf(route.body, known);
      const property = fc.asyncProperty(actor, ids, queries, bodies, (who, id, query, body) =>
        attempt(who, (at, acting) => callRoute(at, acting, name, { id: id === "" ? "0" : id, query, body })),
      );
      await fc.assert(property, { seed, numRuns: runs });
    },
    600_000,
  );

  afterAll(() => {
    const counts = [...byStatus].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
    process.stdout.write(`fuzz: ${tried} inputs, seed ${seed}: ${counts.join(", ")}\n`);
  });
});

function searchOf(query: unknown): string {
  if (typeof query !== "object" || query === null) return String(query).toWellFormed();
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(JSON.stringify(one) ?? "").replace(/^"|"$/gu, "")]),
    ),
  ).toString();
}
