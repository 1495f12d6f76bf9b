import type { Ctx } from "@desk/core/context";
import { requestHashOf, withIdempotency } from "@desk/core/idempotency";
import type { z } from "zod";
import { contentTag, matches, versionFrom, versionTag } from "./etag";
import { isStale, Problem, problemResponse, toProblem, unexpectedProblem } from "./problem";
import { readQuery } from "./query";
import { headerOf, type RestRequest, type RestResponse } from "./request";
import type { Route } from "./route";
import { findRoute, type RouteTable } from "./table";

/** What the REST handler needs from whoever hosts it. */
export type RestHost = {
  table: RouteTable;
  /** The key's owner, or a refusal. */
  identify: (request: RestRequest) => Promise<Ctx>;
  /** Headers that tell the caller about its allowance; throws when nothing is left. */
  spendCall: (ctx: Ctx) => Promise<Record<string, string>>;
  onUnexpected: (error: unknown, where: string, requestId: string) => void;
};

type Outcome = { status: number; headers: Record<string, string>; body: string };

/** Answers one request below /api/v1. Never rejects: whatever happens becomes a problem document. */
export async function handleRest(request: RestRequest, host: RestHost): Promise<RestResponse> {
  const allowance: { headers: Record<string, string> } = { headers: {} };
  try {
    const { route, id } = findRoute(host.table, request.method, request.path);
    const ctx = await host.identify(request);
    allowance.headers = await host.spendCall(ctx);
    const outcome = await answerOf(request, route, id, ctx);
    return { ...outcome, headers: { ...outcome.headers, ...allowance.headers } };
  } catch (error) {
    const response = problemResponse(problemOf(error, request, host), request);
    return { ...response, headers: { ...allowance.headers, ...response.headers } };
  }
}

function problemOf(error: unknown, request: RestRequest, host: RestHost): Problem {
  const problem = toProblem(error);
  if (problem === null) {
    host.onUnexpected(error, `${request.method} ${request.path.split("/", 2).join("/")}`, request.requestId);
    return unexpectedProblem();
  }
  return headerOf(request, "if-match") !== undefined && isStale(problem) ? problem.as("precondition_failed") : problem;
}

async function answerOf(request: RestRequest, route: Route, id: string, ctx: Ctx): Promise<Outcome> {
  const query = parse(route.query, readQuery(request.search, route));
  const text = route.body === null ? "" : await readJsonText(request);
  const body = route.body === null ? undefined : parse(route.body, parseJson(text));
  const input = {
    id,
    query,
    body,
    version: route.method === "GET" ? undefined : versionFrom(headerOf(request, "if-match")),
  };
  const work = async (inner: Ctx): Promise<Outcome> => outcomeOf(route, await route.run(inner, input), query, request);

  const key = route.method === "POST" ? headerOf(request, "idempotency-key") : undefined;
  if (key === undefined) return conditional(await work(ctx), request);
  checkKey(key);
  const requestHash = requestHashOf(route.method, `${request.path}?${request.search}`, text);
  const { value, isReplay } = await withIdempotency(ctx, { key, requestHash }, work);
  return isReplay ? { ...value, headers: { ...value.headers, "Idempotency-Replayed": "true" } } : value;
}

function outcomeOf(route: Route, output: unknown, query: unknown, request: RestRequest): Outcome {
  if (route.status === 204) return { status: 204, headers: {}, body: "" };
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  const body = JSON.stringify(output);
  if (route.versionOf !== null) headers.ETag = versionTag(route.versionOf(output, query));
  else if (route.method === "GET") headers.ETag = contentTag(body);
  if (route.locationOf !== null) headers.Location = route.locationOf(output);
  const next = nextCursorOf(output);
  if (next !== null) headers.Link = `<${nextUrl(request, next)}>; rel="next"`;
  return { status: route.status, headers, body };
}

function conditional(outcome: Outcome, request: RestRequest): Outcome {
  const seen = headerOf(request, "if-none-match");
  const tag = outcome.headers.ETag;
  const isReading = request.method === "GET" || request.method === "HEAD";
  if (!isReading || seen === undefined || tag === undefined || !matches(seen, tag)) return outcome;
  const { "Content-Type": _type, ...headers } = outcome.headers;
  return { status: 304, headers, body: "" };
}

function nextCursorOf(output: unknown): string | null {
  if (typeof output !== "object" || output === null || !("nextCursor" in output)) return null;
  return typeof output.nextCursor === "string" ? output.nextCursor : null;
}

function nextUrl(request: RestRequest, cursor: string): string {
  const parameters = new URLSearchParams(request.search);
  parameters.set("cursor", cursor);
  return `/api/v1${request.path}?${parameters}`;
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw parsed.error;
}

async function readJsonText(request: RestRequest): Promise<string> {
  const type = headerOf(request, "content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new Problem("unsupported_media_type", "Send JSON with Content-Type: application/json.");
  }
  return request.readBody();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("invalid", "The body is not JSON.", {}, [{ path: "", message: "Send one JSON object." }]);
  }
}

function checkKey(key: string): void {
  if (/^[\x21-\x7e]{1,255}$/u.test(key)) return;
  const message = "Use 1 to 255 visible ASCII characters.";
  throw new Problem("invalid", message, {}, [{ path: "Idempotency-Key", message }]);
}
