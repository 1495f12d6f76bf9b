import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedPostgres, startPostgres } from "./start";

let dir = "";
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), "halen desk embedded "));
  chmodSync(dir, 0o755);
});
afterAll(() => rmSync(dir, { recursive: true }));

const start = (): Promise<EmbeddedPostgres> =>
  startPostgres({
    dataDir: path.join(dir, "data"),
    outsideDir: path.join(dir, "outside"),
    resolveFrom: path.resolve(import.meta.dirname, "../../package.json"),
    password: "test",
    setup: ["CREATE DATABASE halen_desk;"],
  });

async function ask(port: number, statement: string) {
  const client = postgres({
    host: "127.0.0.1",
    port,
    username: "postgres",
    password: "test",
    database: "halen_desk",
    max: 1,
  });
  const rows = await client.unsafe(statement);
  await client.end();
  return rows.map((row) => ({ ...row }));
}

test("J12: a database killed with its supervisor starts again and has every acknowledged row", async () => {
  const first = await start();
  expect(first.isNew).toBe(true);
  await ask(first.port, "CREATE TABLE kept (id int)");
  await ask(first.port, "INSERT INTO kept VALUES (42)");
  process.kill(first.pid, "SIGKILL");
  await first.ended;
  expect(readFileSync(path.join(dir, "data", "postmaster.pid"), "utf8")).toContain(String(first.pid));

  const second = await start();
  expect(second.isNew).toBe(false);
  expect(await ask(second.port, "SELECT id FROM kept")).toEqual([{ id: 42 }]);

  // A second start while one still runs takes the data directory over, instead of failing for ever.
  const third = await start();
  expect(await second.ended).toBe(0);
  expect(await ask(third.port, "SELECT id FROM kept")).toEqual([{ id: 42 }]);
  await third.stop();
});
