import { TRPCClientError } from "@trpc/client";

export type Problem = {
  message: string;
  /** Message by dotted path of the field. */
  fields: Record<string, string>;
};

/** What a failed call has to say to a person: one sentence, and a sentence per bad field. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof TRPCClientError)) return { message: "Something went wrong. Try again.", fields: {} };
  if (error.data === undefined || error.data === null) {
    return { message: "The desk cannot be reached. Check your connection and try again.", fields: {} };
  }
  const list: unknown = Reflect.get(error.data, "fields");
  const fields: Record<string, string> = {};
  for (const item of Array.isArray(list) ? list : []) {
    if (typeof item?.path === "string" && typeof item.message === "string") fields[item.path] ??= item.message;
  }
  return { message: error.message, fields };
}
