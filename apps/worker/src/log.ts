const levels = ["info", "warn", "error"] as const;
export type LogLevel = (typeof levels)[number];
export type Log = (level: LogLevel, message: string, data?: Record<string, unknown>) => void;

const toStandardOutput = (line: string): void => void process.stdout.write(line);

/** One line per entry: readable on a terminal, JSON for collectors. Callers pass no personal data. */
export function createLog(
  format: "text" | "json",
  { write = toStandardOutput, least = "info" }: { write?: (line: string) => void; least?: LogLevel } = {},
): Log {
  return (level, message, data = {}) => {
    if (levels.indexOf(level) < levels.indexOf(least)) return;
    if (format === "json") {
      write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...data })}\n`);
      return;
    }
    const rest = Object.entries(data).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
    write(`${level === "info" ? "" : `${level}: `}${message}${rest.join("")}\n`);
  };
}

/** What a log may say: a failed statement carries what people wrote, so only its innermost cause speaks. */
export function describeError(error: unknown): Record<string, unknown> {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  if (!(at instanceof Error)) return { error: typeof at };
  const code = "code" in at && typeof at.code === "string" ? { code: at.code } : {};
  return { error: `${at.name}: ${at.name === "DrizzleQueryError" ? "a statement failed" : at.message}`, ...code };
}
