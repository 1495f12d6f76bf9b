import { Readable } from "node:stream";
import type { Db } from "@desk/core/boot";
import type { Actor, Ctx } from "@desk/core/context";
import { unauthenticated } from "@desk/core/error";
import { openExport } from "@desk/core/export";
import { openFile, type Storage, storeFile } from "@desk/core/file";
import type { ApiContext } from "../context";
import { handleRest } from "../rest/handle";
import { problems, toProblem } from "../rest/problem";
import { routeTable } from "../rest/routes";
import { appRouter } from "../router";
import { answerTrpc } from "../trpc-http";
import { emptyReach, vault } from "./reach";

export type Answer = { status: number; body: string; unexpected: unknown };
export type Acting = { actor: Actor; workspaceId: string } | null;
type At = { db: Db; now: () => Date };

/** By dotted path; what kind of call each is. */
export const procedures: ReadonlyMap<string, string> = new Map(
  Object.entries(appRouter._def.procedures).map(([path, procedure]) => [path, typeOf(procedure)]),
);

/** tRPC keeps its procedures flat by dotted path, though its types still show them nested. */
function typeOf(procedure: object): string {
  const { _def: definition } = procedure as unknown as { _def: { type: string } };
  return definition.type;
}

const requestId = "01J00000000000000000000000";

/** One call as the front door makes it: JSON in, JSON out, errors through the one mapping. */
export async function callProcedure(at: At, acting: Acting, path: string, input: unknown): Promise<Answer> {
  let unexpected: unknown = null;
  const onUnexpected: ApiContext["onUnexpected"] = (error) => {
    unexpected ??= error;
  };
  const isQuery = procedures.get(path) === "query";
  const json = input === undefined ? "" : JSON.stringify(input);
  const request = {
    method: isQuery ? "GET" : "POST",
    path,
    search: isQuery && json !== "" ? `input=${encodeURIComponent(json)}` : "",
    contentType: "application/json",
    readBody: () => Promise.resolve(json),
    requestId,
    onUnexpected,
  };
  const answer = await answerTrpc(request, async () => ({
    caller: acting && { ...at, ...acting, vault, mailReach: emptyReach },
    guest: {
      ...at,
      address: null,
      userAgent: null,
      publicUrl: "https://desk.example",
      signInChoices: { password: true, magicLink: true, oidc: [] },
    },
    requestId,
    spendCall: () => undefined,
    onUnexpected,
  }));
  return { ...answer, unexpected };
}

export type RestInput = { id?: string; query?: string; body?: unknown };

/** One request to a route such as `PATCH /tickets/{id}`. */
export async function callRoute(at: At, acting: Acting, route: string, input: RestInput): Promise<Answer> {
  let unexpected: unknown = null;
  const [method = "", path = ""] = route.split(" ");
  const request = {
    method,
    path: path.replace("{id}", encodeURIComponent(input.id ?? "")),
    search: input.query ?? "",
    headers: { "content-type": "application/json" },
    readBody: () => Promise.resolve(JSON.stringify(input.body) ?? ""),
    requestId,
  };
  const response = await handleRest(request, {
    table: routeTable,
    identify: async (): Promise<Ctx> => {
      if (acting === null) throw unauthenticated();
      return { ...at, ...acting };
    },
    spendCall: async () => ({}),
    onUnexpected: (error) => {
      unexpected ??= error;
    },
  });
  return { status: response.status, body: response.body, unexpected };
}

/** What the front door does for `/files`, at the verbs behind it. */
export const fileCalls: ReadonlySet<string> = new Set(["POST /files", "GET /files/{id}", "GET /files/exports/{id}"]);

export async function callFile(at: At, acting: Acting, call: string, { id = "" }: RestInput): Promise<Answer> {
  try {
    if (acting === null) throw unauthenticated();
    const ctx = { ...at, ...acting };
    const bytes = async function* () {
      yield new TextEncoder().encode("hello");
    };
    if (call === "GET /files/exports/{id}") {
      const { fileName } = await openExport(ctx, emptyStorage, { exportId: id });
      return { status: 200, body: JSON.stringify({ fileName }), unexpected: null };
    }
    const made = call.startsWith("POST")
      ? await storeFile(ctx, emptyStorage, { fileName: "depot.txt", bytes: bytes() })
      : (await openFile(ctx, emptyStorage, { fileId: id })).file;
    return { status: 200, body: JSON.stringify(made), unexpected: null };
  } catch (error) {
    const problem = toProblem(error);
    const { status } = problems[problem?.code ?? "unexpected"];
    return { status, body: JSON.stringify({ detail: problem?.detail }), unexpected: problem === null ? error : null };
  }
}

/** Takes any file and has something under every key: here only the rows decide. */
const emptyStorage: Storage = {
  put: async (_key, bytes) => {
    for await (const _chunk of bytes);
  },
  get: async () => Readable.from(["hello"]),
  delete: async () => undefined,
};

class Undone extends Error {}

/** Runs `work` in a transaction that leaves nothing behind. Verbs inside make savepoints of their own. */
export async function undone<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  const kept: T[] = [];
  try {
    await db.transaction(async (tx) => {
      kept.push(await work(tx));
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  const [result] = kept;
  if (kept.length === 0) throw new Error("The work did not finish.");
  return result as T;
}
