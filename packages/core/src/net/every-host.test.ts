import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../../..");
const places = [
  "packages/core/src",
  "packages/email/src",
  "packages/auth/src",
  "packages/api/src",
  "apps/server/src",
  "apps/worker/src",
];

/** Ways to open a connection to a host by name. */
const opens =
  /(?<![.\w])fetch\(|(?<![.\w])(?:connect|createConnection|connectTls)\(|\bnew (?:ImapFlow|SMTPConnection|WebSocket)\(|\bcreateTransport\(|\b(?:requestPlain|requestTls|https?\.(?:get|request))\(/u;

/**
 * Everything beside the guard that may open a connection, and why it needs none of its own: it is handed a socket that
 * the guard opened, or it goes to a place that the operator wrote into the settings.
 */
const known: Readonly<Record<string, string>> = {
  "packages/email/src/imap/connect.ts": "speaks over the guard's socket",
  "packages/email/src/probe/outgoing.ts": "speaks over the guard's socket",
  "packages/email/src/smtp-session.ts": "speaks over the guard's socket, or to SMTP_URL",
  "packages/email/src/imap/read-folder.ts": "a method of that name, over the guard's socket",
  "packages/core/src/file/s3.ts": "S3_ENDPOINT, set by the operator",
};
const listens =
  /^apps\/(?:server|worker)\/src\/(?:(?:door|build-server|listen|answer|body|compress|incoming-file|forwarding|pages|origin|metrics|refuse|log|main|serve-[a-z-]+|overload)\.ts|mail\/doors\/)/u;

const sources = (): string[] =>
  places.flatMap((place) =>
    readdirSync(path.join(root, place), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|(?:^|\/)(?:testing|seed|fixtures)\//u.test(name))
      .map((name) => path.posix.join(place, name)),
  );
const isOpening = (file: string): boolean => opens.test(readFileSync(path.join(root, file), "utf8"));

test("F04: nothing but the guard connects to a host that somebody typed in", () => {
  const found = sources()
    .filter((file) => !file.startsWith("packages/core/src/net/") && !listens.test(file))
    .filter(isOpening);
  expect(found.filter((file) => known[file] === undefined)).toEqual([]);
  // The control: the search finds the guard itself, and those who are handed its sockets.
  expect(isOpening("packages/core/src/net/connect.ts")).toBe(true);
  expect(found).toContain("packages/email/src/imap/connect.ts");
});

test.each([
  ["reading a mailbox by IMAP", "packages/email/src/imap/connect.ts", "connectGuarded("],
  ["sending by a mailbox's own server", "apps/worker/src/mail/servers.ts", "connectGuarded("],
  ["trying a mailbox out", "packages/email/src/reach.ts", "connectGuarded("],
  ["asking an OAuth issuer", "packages/email/src/oauth/reach.ts", "fetchGuarded("],
  ["fetching a picture of a mail", "packages/core/src/remote-image/fetch.ts", "fetchGuarded("],
])("F04: %s goes through the guard", (_what, file, call) => {
  expect(readFileSync(path.join(root, file), "utf8")).toContain(call);
});
