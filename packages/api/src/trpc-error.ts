import { type ErrorCode, type ErrorDetails, type FieldProblem, isDomainError } from "@desk/core/error";
import { TRPCError } from "@trpc/server";
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

type Reason = ErrorCode | "unexpected" | "unavailable";
const reasonByTrpcCode: Partial<Record<TRPCError["code"], Reason>> = {
  BAD_REQUEST: "invalid",
  PARSE_ERROR: "invalid",
  PAYLOAD_TOO_LARGE: "invalid",
  UNSUPPORTED_MEDIA_TYPE: "invalid",
  METHOD_NOT_SUPPORTED: "invalid",
  UNAUTHORIZED: "unauthenticated",
  NOT_FOUND: "not_found",
  SERVICE_UNAVAILABLE: "unavailable",
};

/** What the client gets beside tRPC's own fields. */
export type ErrorData = { reason: Reason; fields: FieldProblem[]; details: ErrorDetails };

export const unauthenticatedError = () => new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });

/** Gives a thrown error its tRPC code. What nobody planned for is logged here and told as one neutral sentence. */
export function toTrpcError(error: TRPCError, ctx: ApiContext, path: string): TRPCError {
  const cause = error.cause;
  if (isDomainError(cause)) return new TRPCError({ code: trpcCodeOf[cause.code], message: cause.message, cause });
  if (error.code !== "INTERNAL_SERVER_ERROR") return error;
  ctx.onUnexpected(cause ?? error, path);
  return isUnavailable(cause)
    ? new TRPCError({ code: "SERVICE_UNAVAILABLE", message: unavailableSentence })
    : new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: unexpectedSentence });
}

export function errorData(error: TRPCError): { message: string; data: ErrorData } {
  const cause = error.cause;
  if (cause instanceof ZodError) {
    const fields = fieldsOf(cause);
    return {
      message: fields[0]?.message ?? "The input is not valid.",
      data: { reason: "invalid", fields, details: {} },
    };
  }
  if (isDomainError(cause)) {
    const { fields = [], ...details } = cause.details;
    return { message: error.message, data: { reason: cause.code, fields, details } };
  }
  return {
    message: error.message,
    data: { reason: reasonByTrpcCode[error.code] ?? "unexpected", fields: [], details: {} },
  };
}
