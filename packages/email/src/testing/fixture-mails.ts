import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const folder = path.resolve(import.meta.dirname, "../../fixtures");

export type FixtureMail = { archive: string; file: string; bytes: Uint8Array };

/** The mails of packages/email/fixtures/mail-fixtures, each with bytes of its own. */
export function fixtureMails(): FixtureMail[] {
  const archives = readdirSync(path.join(folder, "mail-fixtures")).filter((name) => name.endsWith(".tar.gz"));
  return archives.toSorted().flatMap((name) => {
    const archive = name.replace(/\.tar\.gz$/u, "");
    return readTar(gunzipSync(readFileSync(path.join(folder, "mail-fixtures", name)))).map((entry) => ({
      archive,
      ...entry,
    }));
  });
}

/** What another parser (mailparser) read from each, by archive and file. A baseline, not an oracle. */
export function fixtureBaseline(): Map<string, { subject: string; messageId: string; from: string }> {
  const rows = readCsv(readFileSync(path.join(folder, "mail-fixtures/index.csv"), "utf8")).slice(1);
  return new Map(
    rows.map(([archive, file, , from = "", subject = "", messageId = ""]) => [
      `${archive}/${file}`,
      { from, subject, messageId },
    ]),
  );
}

export type ThreadArchive = {
  name: string;
  /** A gzipped mbox file. */
  path: string;
  threads: { subject: string; messages: string[] }[];
};

/** The list archives of packages/email/fixtures/mail-threads and the threads that belong in them. */
export function threadArchives(): ThreadArchive[] {
  const root = path.join(folder, "mail-threads");
  const names = readdirSync(root).filter((name) => name.endsWith(".mbox.gz"));
  return names.toSorted().map((file) => {
    const name = file.replace(/\.mbox\.gz$/u, "");
    const threads = JSON.parse(
      readFileSync(path.join(root, `${name}.threads.json`), "utf8"),
    ) as ThreadArchive["threads"];
    return { name, path: path.join(root, file), threads };
  });
}

/** Regular files of a tar archive, GNU long names included. */
function readTar(tar: Uint8Array): { file: string; bytes: Uint8Array }[] {
  const files: { file: string; bytes: Uint8Array }[] = [];
  const text = (start: number, length: number) =>
    Buffer.from(tar.subarray(start, start + length))
      .toString("utf8")
      .split("\0", 1)[0] ?? "";
  let longName: string | null = null;
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12).trim(), 8);
    const type = text(at + 156, 1);
    const bytes = tar.slice(at + 512, at + 512 + size);
    const name = longName ?? text(at, 100);
    longName = type === "L" ? (Buffer.from(bytes).toString("utf8").split("\0", 1)[0] ?? "") : null;
    if (type === "0" || type === "") files.push({ file: path.posix.basename(name), bytes });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

function readCsv(csv: string): string[][] {
  return csv
    .trim()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      ),
    );
}
