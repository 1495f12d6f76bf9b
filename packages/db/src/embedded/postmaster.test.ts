import { spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataDirIn, isPostgresOf, parseLock, readLock, releaseDataDir, waitUntil } from "./postmaster";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "halen-desk-lock-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const lockOf = (pid: number) => `${pid}\n${dataDir}\n1790000000\n5599\n\n127.0.0.1\n 1 2\nready   \n`;

test("a lock tells process, port and whether connections are accepted", () => {
  expect(parseLock(lockOf(42))).toEqual({ pid: 42, port: 5599, isReady: true });
  expect(parseLock("42\n/data\n")).toMatchObject({ pid: 42, isReady: false });
  expect(parseLock("")).toBeUndefined();
});

test("J12: a lock whose number belongs to another program by now is removed, and the program lives on", async () => {
  writeFileSync(path.join(dataDir, "postmaster.pid"), lockOf(process.pid));
  expect(await releaseDataDir(dataDir)).toBe("stale");
  expect(existsSync(path.join(dataDir, "postmaster.pid"))).toBe(false);
});

test.runIf(process.platform === "linux")("J12: a postmaster that died unreaped does not block the start", async () => {
  // The shell starts a child in the data directory and becomes `sleep`, which never collects it.
  const parent = spawn("/bin/sh", ["-c", "true & exec sleep 30"], { cwd: dataDir });
  const pid = await firstChildOf(parent.pid ?? 0);
  await waitUntil(() => stateOf(pid) === "Z", 5_000);
  writeFileSync(path.join(dataDir, "postmaster.pid"), lockOf(pid));
  expect(await releaseDataDir(dataDir)).toBe("stale");
  parent.kill("SIGKILL");
});

test.runIf(process.platform === "linux")(
  "a live process counts only when it is a PostgreSQL of this data directory",
  () => {
    const program = path.join(dataDir, "postgres");
    copyFileSync("/bin/sleep", program);
    const here = spawn(program, ["30"], { cwd: dataDir });
    const elsewhere = spawn(program, ["30"], { cwd: tmpdir() });
    const otherProgram = spawn("/bin/sleep", ["30"], { cwd: dataDir });
    expect(isPostgresOf(here.pid ?? 0, dataDir)).toBe(true);
    expect(isPostgresOf(elsewhere.pid ?? 0, dataDir)).toBe(false);
    expect(isPostgresOf(otherProgram.pid ?? 0, dataDir)).toBe(false);
    for (const child of [here, elsewhere, otherProgram]) child.kill("SIGKILL");
  },
);

test("a command line tells its data directory, through links too", () => {
  const link = `${dataDir}-link`;
  symlinkSync(dataDir, link);
  expect(dataDirIn(["/native/bin/postgres", "-D", link, "-p", "5599"])).toBe(realpathSync(dataDir));
  rmSync(link);
  expect(dataDirIn(["/native/bin/postgres", "-D", link])).toBeUndefined();
  expect(dataDirIn(["postgres: io worker 0"])).toBeUndefined();
});

test("no lock means a free directory", async () => {
  expect(readLock(dataDir)).toBeUndefined();
  expect(await releaseDataDir(dataDir)).toBe("free");
});

const stateOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.charAt(0);

async function firstChildOf(pid: number): Promise<number> {
  const children = () => readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0];
  await waitUntil(() => Boolean(children()), 5_000);
  return Number(children());
}
