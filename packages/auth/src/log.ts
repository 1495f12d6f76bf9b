import type { LoggerInstance } from "next-auth";

/** What every visitor can cause at will is not worth a line: a stale cookie, a wrong password. */
const ordinary: ReadonlySet<string> = new Set(["JWT_SESSION_ERROR", "NEXTAUTH_URL", "DEBUG_ENABLED"]);

/**
 * One line per failure. Messages of identity providers end at the first comma or quote, because what follows
 * may repeat a state, a code or a claim.
 */
export const quietLogger = (log: (line: string) => void): LoggerInstance => ({
  error(code: string, metadata: unknown) {
    if (!ordinary.has(code)) log(`sign-in: ${code}: ${reasonOf(metadata)}`);
  },
  warn(code: string) {
    if (!ordinary.has(code)) log(`sign-in: ${code}`);
  },
  debug: () => undefined,
});

function reasonOf(metadata: unknown): string {
  const inner = typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : metadata;
  const message = inner instanceof Error ? inner.message : "";
  return (message.split(/[,"'\n]/u)[0] ?? "").slice(0, 120) || "no reason given";
}
