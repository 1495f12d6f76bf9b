import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { ApiContext } from "./context";
import { appRouter } from "./router";
import { errorShape, toTrpcError } from "./trpc-error";

/** Calls in one request at most. The client sends no more than this either. */
export const batchMax = 10;

export type TrpcRequest = {
  method: string;
  /** Below /api/trpc/, still percent-encoded: one path, or several with commas between them. */
  path: string;
  /** Without the question mark. */
  search: string;
  contentType: string | undefined;
  readBody: () => Promise<string>;
  requestId: string;
  /** Told of every error nobody planned for. */
  onUnexpected: ApiContext["onUnexpected"];
};
export type TrpcResponse = { status: number; body: string };

type Procedure = {
  (call: {
    ctx: ApiContext;
    path: string;
    type: string;
    getRawInput: () => Promise<unknown>;
    signal: undefined;
    batchIndex: number;
  }): Promise<unknown>;
  _def: { type: "query" | "mutation" | "subscription" };
};
type Answer = { status: number; json: string };

/**
 * tRPC's HTTP protocol as far as the dashboard speaks it: queries by GET, mutations by POST with JSON, both in
 * batches. The adapters that come with tRPC build web Requests and streams on the way, which costs more than
 * the call itself; a test holds this and theirs to the same answers.
 */
export async function answerTrpc(request: TrpcRequest, open: () => Promise<ApiContext>): Promise<TrpcResponse> {
  try {
    const parameters = new URLSearchParams(request.search);
    const isBatch = parameters.get("batch") === "1";
    const paths = decode(request.path).split(",");
    if (paths.length > (isBatch ? batchMax : 1)) throw badRequest(`Send at most ${batchMax} calls in one request.`);
    const inputs = await readInputs(request, parameters.get("input"), isBatch);
    const ctx = await open();
    if (!isBatch) {
      const { status, json } = await call(ctx, request, paths[0] ?? "", inputs[0], 0);
      return { status, body: json };
    }
    const answers = await Promise.all(paths.map((path, index) => call(ctx, request, path, inputs[index], index)));
    return { status: commonStatus(answers), body: `[${answers.map(({ json }) => json).join(",")}]` };
  } catch (error) {
    const { status, json } = failed(toTrpcError(error, request.onUnexpected, "trpc"), "", request.requestId);
    return { status, body: json };
  }
}

async function call(
  ctx: ApiContext,
  request: TrpcRequest,
  path: string,
  input: unknown,
  batchIndex: number,
): Promise<Answer> {
  try {
    const procedure = procedureAt(path);
    const type = procedure._def.type;
    if (type === "subscription" || (type === "query") !== (request.method === "GET")) {
      throw new TRPCError({
        code: "METHOD_NOT_SUPPORTED",
        message: `Call ${path} by ${type === "query" ? "GET" : "POST"}.`,
      });
    }
    const getRawInput = () => Promise.resolve(input);
    const data = await procedure({ ctx, path, type, getRawInput, signal: undefined, batchIndex });
    return { status: 200, json: data === undefined ? '{"result":{}}' : `{"result":{"data":${JSON.stringify(data)}}}` };
  } catch (error) {
    return failed(toTrpcError(error, request.onUnexpected, path), path, request.requestId);
  }
}

/** tRPC keeps its procedures in one flat record by dotted path. */
const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>;

function procedureAt(path: string): Procedure {
  const found = Object.hasOwn(procedures, path) ? procedures[path] : undefined;
  if (found === undefined) throw new TRPCError({ code: "NOT_FOUND", message: "There is no call of this name." });
  return found;
}

async function readInputs(request: TrpcRequest, search: string | null, isBatch: boolean): Promise<readonly unknown[]> {
  const raw = request.method === "GET" ? (search ?? "") : await readJsonText(request);
  if (raw === "") return [];
  const parsed = parseJson(raw);
  if (!isBatch) return [parsed];
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw badRequest("The inputs of a batch are an object by index.");
  }
  const byIndex = new Map(Object.entries(parsed));
  return Array.from({ length: batchMax }, (_, index) => byIndex.get(String(index)));
}

async function readJsonText({ contentType, readBody }: TrpcRequest): Promise<string> {
  const body = await readBody();
  if (body !== "" && contentType?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "Send JSON with Content-Type: application/json." });
  }
  return body;
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    throw new TRPCError({ code: "PARSE_ERROR", message: "The input is not JSON." });
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw badRequest("The path is not percent-encoded as it should be.");
  }
}

const badRequest = (message: string) => new TRPCError({ code: "BAD_REQUEST", message });

function commonStatus(answers: readonly Answer[]): number {
  const first = answers[0]?.status ?? 200;
  return answers.every(({ status }) => status === first) ? first : 207;
}

function failed(error: TRPCError, path: string, requestId: string): Answer {
  return {
    status: getHTTPStatusCodeFromError(error),
    json: `{"error":${JSON.stringify(errorShape(error, path, requestId))}}`,
  };
}
