import { type ErrorCode, type ErrorDetails, type FieldProblem, isDomainError } from "@desk/core/error";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import type { ApiContext } from "./context";
import { fieldsOf } from "./problem-fields";
import { unavailableSentence, unexpectedSentence } from "./sentences";
import { isUnavailable } from "./unavailable";

const trpcCodeOf = {
  invalid: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  limit_exceeded: "TOO_MANY_REQUESTS",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

export type ErrorReason = ErrorCode | "unexpected" | "unavailable";
const reasonByTrpcCode: Partial<Record<TRPCError["code"], ErrorReason>> = {
  BAD_REQUEST: "invalid",
  PARSE_ERROR: "invalid",
  PAYLOAD_TOO_LARGE: "invalid",
  UNSUPPORTED_MEDIA_TYPE: "invalid",
  METHOD_NOT_SUPPORTED: "invalid",
  UNAUTHORIZED: "unauthenticated",
  NOT_FOUND: "not_found",
  SERVICE_UNAVAILABLE: "unavailable",
};

/** What the client reads of a failed call. `fields` name bad input, `details` are data for a program. */
export type ErrorShape = {
  code: number;
  message: string;
  data: {
    code: TRPCError["code"];
    httpStatus: number;
    path: string;
    reason: ErrorReason;
    fields: FieldProblem[];
    details: ErrorDetails;
    requestId: string;
  };
};

export const unauthenticatedError = () => new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });

/** Gives a thrown error its tRPC code. What nobody planned for is logged and told as one neutral sentence. */
export function toTrpcError(error: unknown, onUnexpected: ApiContext["onUnexpected"], where: string): TRPCError {
  // tRPC wraps what a verb throws and keeps it as the cause; without one the error has been translated already.
  if (error instanceof TRPCError && (error.code !== "INTERNAL_SERVER_ERROR" || error.cause === undefined)) return error;
  const cause = error instanceof TRPCError ? error.cause : error;
  if (isDomainError(cause)) return new TRPCError({ code: trpcCodeOf[cause.code], message: cause.message, cause });
  if (isUnavailable(cause)) return new TRPCError({ code: "SERVICE_UNAVAILABLE", message: unavailableSentence });
  onUnexpected(cause, where);
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: unexpectedSentence });
}

/** Stacks never leave the process, whatever NODE_ENV says. */
export function errorShape(error: TRPCError, path: string, requestId: string): ErrorShape {
  const { message, ...data } = describe(error);
  const httpStatus = getHTTPStatusCodeFromError(error);
  return {
    code: TRPC_ERROR_CODES_BY_KEY[error.code],
    message,
    data: { code: error.code, httpStatus, path, ...data, requestId },
  };
}

type Description = { message: string; reason: ErrorReason; fields: FieldProblem[]; details: ErrorDetails };

function describe({ cause, code, message }: TRPCError): Description {
  if (cause instanceof ZodError) {
    const fields = fieldsOf(cause);
    return { message: fields[0]?.message ?? "The input is not valid.", reason: "invalid", fields, details: {} };
  }
  if (isDomainError(cause)) {
    const { fields = [], ...details } = cause.details;
    return { message, reason: cause.code, fields, details };
  }
  return { message, reason: reasonByTrpcCode[code] ?? "unexpected", fields: [], details: {} };
}
