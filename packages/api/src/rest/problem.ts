import { type ErrorCode, type FieldProblem, isDomainError } from "@desk/core/error";
import { ZodError } from "zod";
import { fieldsOf } from "../problem-fields";
import { unavailableSentence, unexpectedSentence } from "../sentences";
import { isUnavailable } from "../unavailable";
import type { RestRequest, RestResponse } from "./request";

/** Codes of the transport itself, beside those of the domain. */
type TransportCode =
  | "method_not_allowed"
  | "unsupported_media_type"
  | "payload_too_large"
  | "precondition_failed"
  | "idempotency_mismatch"
  | "unavailable"
  | "unexpected";
export type ProblemCode = ErrorCode | TransportCode;

/** Every problem the API can answer with: its status, its title, and what to do about it. */
export const problems = {
  invalid: {
    status: 400,
    title: "Something in the request is not valid",
    remedy: "Correct the fields named in errors and send it again.",
  },
  unauthenticated: {
    status: 401,
    title: "A valid API key is missing",
    remedy: "Send a key of yours as Authorization: Bearer …",
  },
  forbidden: {
    status: 403,
    title: "This key may not do that",
    remedy: "Use a key with the scope named for the operation.",
  },
  not_found: {
    status: 404,
    title: "There is nothing here",
    remedy: "Check the path and the id. What you may not see looks the same.",
  },
  method_not_allowed: {
    status: 405,
    title: "This method is not offered here",
    remedy: "Use one of the methods in the Allow header.",
  },
  conflict: {
    status: 409,
    title: "The present state does not allow that",
    remedy: "Read the resource again and decide anew.",
  },
  precondition_failed: {
    status: 412,
    title: "The resource changed since you read it",
    remedy: "Read it again, and repeat with the new ETag.",
  },
  payload_too_large: { status: 413, title: "The request is too large", remedy: "Send less; files go to /files." },
  unsupported_media_type: {
    status: 415,
    title: "This content type is not taken here",
    remedy: "Send JSON with Content-Type: application/json.",
  },
  idempotency_mismatch: {
    status: 422,
    title: "The Idempotency-Key was used for another request",
    remedy: "Use a new key for each request that differs.",
  },
  limit_exceeded: { status: 429, title: "Too many requests", remedy: "Wait for the seconds in Retry-After." },
  unexpected: {
    status: 500,
    title: "Something went wrong on our side",
    remedy: "Try again; if it stays, report the request id.",
  },
  unavailable: {
    status: 503,
    title: "The desk cannot answer now",
    remedy: "Wait for the seconds in Retry-After; nothing was lost.",
  },
} as const satisfies Record<ProblemCode, { status: number; title: string; remedy: string }>;

export class Problem extends Error {
  override readonly name = "Problem";
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly headers: Record<string, string> = {},
    readonly errors: FieldProblem[] = [],
    readonly more: Record<string, unknown> = {},
  ) {
    super(detail);
  }

  as(code: ProblemCode): Problem {
    return new Problem(code, this.detail, this.headers, this.errors, this.more);
  }
}

/** A conflict that says which version is there now: somebody else was faster. */
export const isStale = (problem: Problem): boolean => problem.code === "conflict" && "version" in problem.more;

/** What is thrown anywhere below becomes one of the problems. Null means that nobody planned for it. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof ZodError) {
    const fields = fieldsOf(error);
    return new Problem("invalid", fields[0]?.message ?? problems.invalid.title, {}, fields);
  }
  if (isDomainError(error)) {
    const { fields = [], retryAfterSeconds, ...more } = error.details;
    const headers = retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
    const challenge = error.code === "unauthenticated" ? { "WWW-Authenticate": 'Bearer realm="Halen Desk"' } : {};
    const code = more.reason === "idempotency_mismatch" ? "idempotency_mismatch" : error.code;
    return new Problem(code, error.message, { ...headers, ...challenge }, fields, more);
  }
  return isUnavailable(error) ? new Problem("unavailable", unavailableSentence, { "Retry-After": "2" }) : null;
}

export const unexpectedProblem = () => new Problem("unexpected", unexpectedSentence);

export function problemResponse(problem: Problem, request: Pick<RestRequest, "path" | "requestId">): RestResponse {
  const { status, title } = problems[problem.code];
  return {
    status,
    headers: { "Content-Type": "application/problem+json", ...problem.headers },
    body: JSON.stringify({
      type: `/docs/api#error-${problem.code}`,
      title,
      status,
      detail: problem.detail,
      instance: `/api/v1${request.path}`,
      code: problem.code,
      requestId: request.requestId,
      errors: problem.errors.slice(0, 20).map(({ path, message }) => ({ path, code: problem.code, message })),
      ...(Object.keys(problem.more).length > 0 ? { details: problem.more } : {}),
    }),
  };
}
