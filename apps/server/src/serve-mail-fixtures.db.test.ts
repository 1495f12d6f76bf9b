import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { systemCtx } from "@desk/core/context";
import { openStorage } from "@desk/core/file";
import { takeDueMails } from "@desk/core/mail/incoming";
import { createMailbox } from "@desk/core/mail/mailbox";
import { ingestMail } from "@desk/email/ingest";
import { createMailParser } from "@desk/email/parse/mail-parser";
import { fixtureMails } from "@desk/email/testing/fixture-mails";
import { expect, test } from "vitest";
import { atTheDoor } from "./testing/at-the-door";

const at = atTheDoor();
const mails = fixtureMails();
const boundary = "halen-desk-0b1f1c1e";

/** What a provider posts: the raw mail in a form, with the address it came for. */
function asForm(bytes: Uint8Array, recipient: string): Buffer<ArrayBuffer> {
  const field = (name: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`;
  return Buffer.concat(
    [field("recipient"), recipient, "\r\n", field("body-mime"), bytes, `\r\n--${boundary}--\r\n`].map((part) =>
      Buffer.from(part),
    ),
  );
}

test("all mails of the fixtures come by HTTP as they are, each to one outcome", { timeout: 280_000 }, async () => {
  const ctx = systemCtx(at.db, at.desk.workspaceId, "test");
  const address = "support@example.com";
  await createMailbox(
    ctx,
    CreateMailbox.parse({
      name: "Support",
      address,
      incoming: { kind: "forward" },
      outgoing: { kind: "installation" },
    }),
  );
  const headers = { Authorization: `Bearer ${at.key}`, "Content-Type": `multipart/form-data; boundary=${boundary}` };
  for (const { file, bytes } of mails) {
    const answer = await at.call("/api/mail/inbound", { method: "POST", headers, body: asForm(bytes, address) });
    expect(answer.status, file).toBe(200);
  }
  const storage = openStorage({ kind: "disk", dir: mkdtempSync(path.join(tmpdir(), "halen-desk-http-")) });
  const parser = createMailParser({ threads: 2 });
  const clock = { db: at.db, now: () => new Date() };
  for (let due = await takeDueMails(clock, 20); due.length > 0; due = await takeDueMails(clock, 20))
    await Promise.all(due.map((mail) => ingestMail(ctx, { parser, storage }, mail)));
  await parser.close();
  const rows = await at.db.execute<{ bytes: Uint8Array; outcome: string | null }>(`/* across workspaces: maintenance */
    select s.bytes, m.outcome from mails m join mail_sources s on s.workspace_id = m.workspace_id and s.mail_id = m.id`);
  expect(rows).toHaveLength(mails.length);
  expect(rows.filter(({ outcome }) => outcome === null || outcome === "unprocessable")).toEqual([]);
  const whole = new Set(rows.map(({ bytes }) => Buffer.from(bytes).toString("base64")));
  const changed = mails.filter(({ bytes }) => !whole.has(Buffer.from(bytes).toString("base64")));
  expect(changed.map(({ file }) => file)).toEqual([]);
  const counts = Map.groupBy(rows, ({ outcome }) => outcome ?? "none");
  const outcomes = Object.fromEntries([...counts].map(([outcome, all]) => [outcome, all.length]));
  console.log(`HTTP: ${mails.length} mails, ${JSON.stringify(outcomes)}`);
});
