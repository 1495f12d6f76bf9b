import { createWriteStream } from "node:fs";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { invalid } from "@desk/core/error";

/** A file that can be read twice: the named one, or standard input kept on disk for the moment. */
export async function spooledInput(file: string): Promise<{ path: string; remove: () => Promise<void> }> {
  if (file !== "-") {
    await access(file).catch(() => {
      throw invalid("file", `There is no readable file ${file}.`);
    });
    return { path: file, remove: async () => undefined };
  }
  const directory = await mkdtemp(path.join(tmpdir(), "halen-desk-import-"));
  const spool = path.join(directory, "input");
  await pipeline(process.stdin, createWriteStream(spool, { mode: 0o600 }));
  return { path: spool, remove: () => rm(directory, { recursive: true, force: true }) };
}
