import "server-only";
import { readEnv } from "./env";

/** Bad settings stop the process at once and by name, instead of failing each sign-in. */
export function checkSettings(): void {
  try {
    readEnv();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : "The pages could not start."}\n`);
    process.exit(1);
  }
}
