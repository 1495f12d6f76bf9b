import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { mailDir, mailPort, refusalFile } from "./environment";

/** Takes every mail of the instance under test for as long as the tests run, and keeps each in a file. */
export default async function startMailServer(): Promise<() => Promise<void>> {
  rmSync(mailDir, { recursive: true, force: true });
  mkdirSync(mailDir, { recursive: true });
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: ({ address }, _session, done) => {
      const isFull = existsSync(refusalFile(address));
      done(isFull ? Object.assign(new Error("5.2.2 Mailbox full"), { responseCode: 552 }) : null);
    },
    onData: (stream, session, done) => {
      buffer(stream).then((bytes) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const name = `${Date.now()}-${randomUUID()}`;
        const part = path.join(mailDir, `${name}.part`);
        writeFileSync(part, JSON.stringify({ to, raw: bytes.toString() }));
        renameSync(part, path.join(mailDir, `${name}.json`));
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(mailPort, "127.0.0.1", resolve));
  return () => new Promise((resolve) => server.close(() => resolve()));
}
