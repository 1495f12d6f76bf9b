/** Runs once when the pages' server starts, not when they are built. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next puts the word in at build time and drops the rest for other runtimes.
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("./server/check-settings")).checkSettings();
}
