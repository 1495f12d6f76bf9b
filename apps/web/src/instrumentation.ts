/** Runs once when the pages' server starts, not when they are built: bad settings stop it here. */
export async function register(): Promise<void> {
  const { readEnv } = await import("./server/env");
  try {
    readEnv();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : "The pages could not start."}\n`);
    process.exit(1);
  }
}
