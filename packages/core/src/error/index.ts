/** One problem in the input: where it is and what to do about it. `path` is dotted, such as `requester.email`. */
export type FieldProblem = { path: string; message: string };

export type ErrorCode = "invalid" | "unauthenticated" | "forbidden" | "not_found" | "conflict" | "limit_exceeded";

export type ErrorDetails = { fields?: FieldProblem[]; retryAfterSeconds?: number } & Record<string, unknown>;

/** The only error thrown on purpose. The message is for a person; details are data for a program. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

/** Bundles may carry the class twice, so the name decides, not the prototype. */
export const isDomainError = (error: unknown): error is DomainError =>
  error instanceof Error && error.name === "DomainError" && "code" in error && "details" in error;

export const invalid = (path: string, message: string) =>
  new DomainError("invalid", message, { fields: [{ path, message }] });
export const unauthenticated = (message = "Sign in first.") => new DomainError("unauthenticated", message);
export const forbidden = (message = "You may not do this. Ask an admin of your workspace.") =>
  new DomainError("forbidden", message);
export const notFound = (what: string) => new DomainError("not_found", `${what} was not found.`);
export const conflict = (message: string, details: ErrorDetails = {}) => new DomainError("conflict", message, details);
export const limitExceeded = (message: string, retryAfterSeconds: number) =>
  new DomainError("limit_exceeded", message, { retryAfterSeconds });
