import { TRPCClientError } from "@trpc/client";

export type Problem = {
  code: string | null;
  message: string;
  requestId: string | null;
  details: Record<string, unknown>;
  /** Message by dotted path of the bad field. */
  fields: Record<string, string>;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** What a failed call says, in words for people. */
export function problemOf(error: unknown): Problem {
  const offline = "The server did not answer. Check the connection and try again.";
  if (!(error instanceof TRPCClientError))
    return { code: null, message: offline, requestId: null, details: {}, fields: {} };
  const data: unknown = error.data;
  if (!isRecord(data)) return { code: null, message: offline, requestId: null, details: {}, fields: {} };
  return {
    code: typeof data.code === "string" ? data.code : null,
    message: error.message,
    requestId: typeof data.requestId === "string" ? data.requestId : null,
    details: isRecord(data.details) ? data.details : {},
    fields: fieldsOf(data.fields),
  };
}

function fieldsOf(list: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const item of Array.isArray(list) ? list : []) {
    if (isRecord(item) && typeof item.path === "string" && typeof item.message === "string") {
      fields[item.path] ??= item.message;
    }
  }
  return fields;
}
