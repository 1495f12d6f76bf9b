import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres } from "../packages/db/src/embedded/index";

/** Gives the integration tests a PostgreSQL: TEST_DATABASE_URL when set, otherwise one that lives as long as the run. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;

  const dir = await mkdtemp(path.join(tmpdir(), "halen-desk-test-"));
  // As root the server runs under another account, which has to pass through here.
  await chmod(dir, 0o755);
  const postgres = await startPostgres({
    dataDir: path.join(dir, "data"),
    outsideDir: dir,
    resolveFrom: path.resolve("packages/db/package.json"),
    password: "postgres",
    // Nothing here outlives the run, so syncing to disk would only cost time.
    settings: { fsync: "off", full_page_writes: "off", max_connections: "200", shared_buffers: "256MB", jit: "off" },
  });
  process.env.TEST_DATABASE_URL = `postgres://postgres:postgres@127.0.0.1:${postgres.port}/postgres`;

  return async () => {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
