import { type DomainError, isDomainError } from "@desk/core/error";
import { SettingError } from "./env";

/** What the process ends with, the same for every command. */
export const exitCodes = {
  done: 0,
  /** Something unexpected; the message has the details. */
  failed: 1,
  /** The command line, a setting or the input is wrong. */
  usage: 2,
  /** The database does not answer. */
  unreachable: 3,
  /** Not found, not allowed, or in conflict with what is there. */
  refused: 4,
  /** Finished, with rows left out or checks that failed. */
  partly: 5,
  /** Nothing is certain: offer the mail again (EX_TEMPFAIL of sysexits). */
  again: 75,
} as const;

export const exitCodeHelp = `
Exit codes: 0 done, 1 failed, 2 wrong usage or setting, 3 database unreachable, 4 refused, 5 done in part,
75 not taken over: mail servers offer the mail again.
Settings come from the environment: DATABASE_URL, DATABASE_MIGRATE_URL, FILES_DIR, PUBLIC_URL.`;

export type Output = { isJson: boolean };

/** The result of a command: data for --json, sentences for people. */
export type Result = { data: object; text: string; exitCode?: number };

/** Runs a command and prints its result; every error becomes one sentence and an exit code. */
export async function report({ isJson }: Output, work: () => Promise<Result>): Promise<void> {
  try {
    const { data, text, exitCode = exitCodes.done } = await work();
    process.stdout.write(isJson ? `${JSON.stringify(data)}\n` : `${text}\n`);
    process.exitCode = exitCode;
  } catch (error) {
    const { message, code, details } = explain(error);
    if (isJson) process.stdout.write(`${JSON.stringify({ error: { code, message, ...details } })}\n`);
    else process.stderr.write(`desk: ${message}\n`);
    process.exitCode = exitCodes[code];
  }
}

type Explained = { code: keyof typeof exitCodes; message: string; details?: object };

function explain(error: unknown): Explained {
  if (error instanceof SettingError) return { code: "usage", message: error.message };
  if (isDomainError(error)) return explainDomainError(error);
  const cause = rootOf(error);
  if (isUnreachable(cause)) {
    return { code: "unreachable", message: `The database does not answer (${cause.code}). Is the instance running?` };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return {
    code: "failed",
    message,
  };
}

function explainDomainError({ code, message, details }: DomainError): Explained {
  const fields = (details.fields ?? []).map(({ path, message: what }) => (path ? `${path}: ${what}` : what));
  const more = fields.filter((field) => !field.endsWith(message));
  return {
    code: code === "invalid" ? "usage" : "refused",
    message: more.length > 0 ? `${message} ${more.join(" ")}` : message,
    details,
  };
}

const rootOf = (error: unknown): unknown => (error instanceof Error && error.cause ? rootOf(error.cause) : error);

const isUnreachable = (error: unknown): error is Error & { code: string } =>
  error instanceof Error &&
  "code" in error &&
  ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "CONNECT_TIMEOUT", "ECONNRESET", "57P03"].includes(String(error.code));
