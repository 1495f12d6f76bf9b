import { PostMessage } from "@desk/contracts/ticket";
import { systemCtx } from "@desk/core/context";
import { storeMail, takeMail } from "@desk/core/mail/incoming";
import { postMessage } from "@desk/core/message";
import { aTicket } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { ingestMail } from "@desk/email/ingest";
import { parseMail } from "@desk/email/parse/parse-mail";
import type { SinkMail } from "@desk/email/testing/smtp-sink";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aMailDesk, type MailDesk } from "./testing";

const pg = usingDatabase();
let one: MailDesk;
let two: MailDesk;
beforeEach(async () => {
  await pg.db.execute("/* across workspaces: maintenance */ delete from deliveries");
  one = await aMailDesk(pg.db, { address: "support@one.example" });
  two = await aMailDesk(pg.db, { address: "support@two.example" });
});
afterEach(() => Promise.all([one.close(), two.close()]));

type Change = (mail: SinkMail) => SinkMail;
const arriving = ({ raw, from, to }: SinkMail) => ({ bytes: Buffer.from(raw, "latin1"), envelope: { from, to } });
const parser = { parse: async (bytes: Uint8Array) => parseMail(bytes), close: async () => undefined };

/** Hands a mail that reached the server to the desk it is for, as its SMTP door would. */
async function handOver(mail: SinkMail, change: Change): Promise<string> {
  const to = mail.to[0] ?? "";
  const desk = to.endsWith("@one.example") ? one : two;
  const ctx = systemCtx(pg.db, desk.workspace.id, "mail", desk.clock.now);
  const { mailId } = await storeMail(ctx, {
    ...arriving(change(mail)),
    door: "smtp",
    doorKey: null,
    mailboxId: desk.mailboxId,
  });
  const due = await takeMail(ctx, mailId);
  const { outcome } = await ingestMail(ctx, { parser, storage: desk.tools.storage }, due!);
  return outcome;
}

/** Lets the two answer each other until both are silent, or for so many rounds; every mail goes through one server. */
async function converse(rounds: number, change: Change = (mail) => mail): Promise<string[]> {
  const outcomes: string[] = [];
  let seen = 0;
  for (let round = 0; round < rounds; round++) {
    await one.deliver();
    const fresh = one.sink.mails.slice(seen);
    if (fresh.length === 0) break;
    seen += fresh.length;
    for (const mail of fresh) outcomes.push(await handOver(mail, change));
    for (const desk of [one, two]) desk.clock.advance({ seconds: 30 });
  }
  return outcomes;
}

/** Somebody at desk two asks desk one: the first mail, by a person. */
async function ask(): Promise<void> {
  const ticket = await aTicket(two.workspace.system, { requester: { email: "support@one.example" } });
  await postMessage(
    two.agent,
    PostMessage.parse({ ticketId: ticket.id, kind: "reply", body: { text: "Do you have our parcel?" } }),
  );
}

test("C12: two desks that acknowledge each other fall silent after at most two automatic mails", async () => {
  await ask();
  const outcomes = await converse(50);
  const automatic = one.sink.mails.filter(({ raw }) => /^auto-submitted: auto-/imu.test(raw));
  process.stdout.write(`loop test: ${automatic.length} automatic mails, ${outcomes.join(", ")}\n`);
  expect(automatic.length).toBeGreaterThan(0);
  expect(automatic.length).toBeLessThanOrEqual(2);
  expect(outcomes).toHaveLength(one.sink.mails.length);
  await one.deliver();
  expect(one.sink.mails).toHaveLength(outcomes.length);
});

test("C12: even a desk that hides what it is, with new ids and growing subjects, gets only so many answers an hour", async () => {
  await ask();
  let n = 0;
  const disguised: Change = ({ raw, to, messageId }) => {
    n += 1;
    const [head = "", ...body] = raw.replace(/\+r[a-z2-7]{28}@/gu, "@").split("\r\n\r\n");
    const kept = head
      .replace(/\r\n[ \t]+/gu, " ")
      .split("\r\n")
      .filter((line) => !/^(?:auto-submitted|x-auto|precedence|x-halen|in-reply-to|references|message-id)/iu.test(line))
      .map((line) => (line.startsWith("Subject:") ? `${line.replace(/ ?\[#\d+\]/u, "")} Re[${n}]` : line));
    const text = body.join("\r\n\r\n").replace(/ref:[a-z0-9]+/gu, "");
    return {
      raw: [...kept, `Message-ID: <${n}@disguised.example>`, "", text].join("\r\n"),
      from: /^From:.*<(.*)>/imu.exec(head)?.[1] ?? "",
      to: to.map((address) => address.replace(/\+.*@/u, "@")),
      messageId,
    };
  };
  await converse(50, disguised);
  // Three for each of the two, and the question.
  expect(one.sink.mails.length).toBeGreaterThan(2);
  expect(one.sink.mails.length).toBeLessThanOrEqual(7);
});
