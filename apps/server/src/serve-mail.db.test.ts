import { createApiKey } from "@desk/core/apikey";
import { asOwner } from "@desk/core/testing/identity";
import { beforeEach, expect, test } from "vitest";
import { atTheDoor } from "./testing/at-the-door";

const at = atTheDoor();
const path = "/api/mail/inbound";
const mail: Buffer<ArrayBuffer> = Buffer.from(
  "Message-ID: <a@rides.example>\r\nSubject: caf\u00e9\r\n\r\nHello \u00e9\u0000",
  "latin1",
);
const utf8Mail = "Message-ID: <b@rides.example>\r\nSubject: Grüße\r\n\r\nHallo";

type Stored = { bytes: Uint8Array; key: string | null; envelope: Record<string, unknown> };
const stored = async (): Promise<Stored[]> => [
  ...(await at.db.execute<Stored>(`/* across workspaces: maintenance */
    select s.bytes, m.door_key as key, m.envelope from mails m
    join mail_sources s on s.workspace_id = m.workspace_id and s.mail_id = m.id order by m.received_at, m.id`)),
];
const texts = async () => (await stored()).map(({ bytes }) => Buffer.from(bytes).toString("latin1"));
beforeEach(async () => {
  await at.db.execute("/* across workspaces: maintenance */ delete from mails");
});

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  at.call(path, { method: "POST", body, headers: { Authorization: `Bearer ${at.key}`, ...headers } });
const rfc822 = { "Content-Type": "message/rfc822" };

test("a mail handed in is stored as it is, once for each Idempotency-Key", async () => {
  const first = await post(mail, { ...rfc822, "Idempotency-Key": "delivery-1" });
  expect(first.status).toBe(200);
  expect(await first.json()).toMatchObject({ isNew: true });
  const again = await Promise.all([1, 2, 3].map(() => post(mail, { ...rfc822, "Idempotency-Key": "delivery-1" })));
  for (const answer of again) expect(await answer.json()).toMatchObject({ isNew: false });
  const all = await stored();
  expect(all).toMatchObject([{ key: "key:delivery-1" }]);
  expect(Buffer.from(all[0]?.bytes ?? []).equals(mail)).toBe(true);
});

test("a script may sign in with user name and password, as webhooks do", async () => {
  const basic = `Basic ${Buffer.from(`webhook:${at.key}`).toString("base64")}`;
  expect((await post(mail, { ...rfc822, Authorization: basic })).status).toBe(200);
});

const form = (fields: Record<string, string | Buffer>) => {
  const parts = Object.entries(fields).flatMap(([name, value]) => [
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`,
    value,
    "\r\n",
  ]);
  return Buffer.concat([...parts, "--b--\r\n"].map((part) => Buffer.from(part)));
};
const formType = { "Content-Type": "multipart/form-data; boundary=b" };
const json = { "Content-Type": "application/json" };
const sesNotice = (content: string, encoding?: string) =>
  JSON.stringify({
    Type: "Notification",
    MessageId: "sns-1",
    Message: JSON.stringify({
      notificationType: "Received",
      content,
      mail: { messageId: "ses-1", source: "ana@rides.example" },
      receipt: { recipients: ["support@example.com"], action: { type: "SNS", ...(encoding && { encoding }) } },
    }),
  });

test.each([
  [
    "SendGrid",
    form({ envelope: '{"to":["support@example.com"],"from":"ana@rides.example"}', email: mail, subject: "x" }),
    formType,
    null,
    mail.toString("latin1"),
  ],
  [
    "Mailgun",
    form({ recipient: "support@example.com", sender: "ana@rides.example", "body-mime": mail }),
    formType,
    null,
    mail.toString("latin1"),
  ],
  [
    "Mailgun, without a form of several parts",
    new URLSearchParams({
      recipient: "support@example.com",
      sender: "ana@rides.example",
      "body-mime": "Subject: a\r\n\r\nb",
    }).toString(),
    { "Content-Type": "application/x-www-form-urlencoded" },
    null,
    "Subject: a\r\n\r\nb",
  ],
  [
    "Postmark",
    JSON.stringify({
      RawEmail: utf8Mail,
      MessageID: "p-1",
      From: "ana@rides.example",
      OriginalRecipient: "support@example.com",
    }),
    json,
    "postmark:p-1",
    Buffer.from(utf8Mail).toString("latin1"),
  ],
  [
    "Amazon SES by SNS, in base64",
    sesNotice(mail.toString("base64"), "BASE64"),
    { "Content-Type": "text/plain; charset=UTF-8", "x-amz-sns-message-type": "Notification" },
    "ses:ses-1",
    mail.toString("latin1"),
  ],
  ["Amazon SES by SNS, as text", sesNotice(utf8Mail), json, "ses:ses-1", Buffer.from(utf8Mail).toString("latin1")],
] as const)("the webhook of %s is understood", async (_, body, headers, key, text) => {
  const answer = await post(body, headers);
  expect(await answer.text()).toContain('"isNew":true');
  expect(await texts()).toEqual([text]);
  expect(await stored()).toMatchObject([{ key, envelope: { from: "ana@rides.example", to: ["support@example.com"] } }]);
});

test("a subscription of Amazon SNS is confirmed nowhere but at Amazon", async () => {
  for (const SubscribeURL of ["http://169.254.169.254/", "https://sns.eu-west-1.amazonaws.com.evil.example/", ""]) {
    const answer = await post(JSON.stringify({ Type: "SubscriptionConfirmation", Message: "Hi", SubscribeURL }), json);
    expect(answer.status).toBe(400);
  }
});

test("who holds no key, or a key for something else, is told so", async () => {
  expect((await at.call(path, { method: "POST", body: mail, headers: rfc822 })).status).toBe(401);
  expect((await post(mail, { ...rfc822, Authorization: "Bearer desk_wrong" })).status).toBe(401);
  expect((await at.call(path, { method: "POST", body: mail, headers: { ...rfc822, ...at.asPage } })).status).toBe(401);
  const reading = { name: "Reader", scopes: ["tickets:read" as const], expiresAt: null };
  const { secret } = await createApiKey(await asOwner(at.desk), reading);
  expect((await post(mail, { ...rfc822, Authorization: `Bearer ${secret}` })).status).toBe(403);
  expect((await at.call(path, { headers: { Authorization: `Bearer ${at.key}` } })).status).toBe(405);
  expect(await stored()).toEqual([]);
});

test.each([
  ["nothing", "", rfc822, 400],
  ["another type", "hello", { "Content-Type": "text/html" }, 415],
  ["JSON that is none", "{", json, 400],
  ["JSON without a mail", '{"hello":1}', json, 400],
  ["a form without a mail", form({ subject: "x" }), formType, 400],
  ["a form without a boundary", "x", { "Content-Type": "multipart/form-data" }, 400],
  ["a form that breaks off", '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\nhalf', formType, 400],
] as const)("what is no mail is refused: %s", async (_, body, headers, status) => {
  const answer = await post(body, headers);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(await stored()).toEqual([]);
});

test("a mail over the limit is refused without being held, announced or not", async () => {
  const chunk = new Uint8Array(1_024 * 1_024).fill(97);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      if (sent > 200) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const answer = await at
    .call(path, {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { Authorization: `Bearer ${at.key}`, ...rfc822 },
    } as RequestInit)
    .then(({ status }) => status)
    .catch(() => 413);
  expect(answer).toBe(413);
  expect(sent).toBeLessThan(120);
  const big = Buffer.alloc(27 * 1_024 * 1_024, "a");
  expect(
    await post(form({ email: big }), formType)
      .then(({ status }) => status)
      .catch(() => 413),
  ).toBe(413);
  expect(await stored()).toEqual([]);
});

test("C20: on any doubt the sender is asked to come back, and nothing is half stored", async () => {
  await at.db.execute(`create function no_mail() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$;
    create trigger no_mail before insert on mail_sources for each row execute function no_mail()`);
  const answer = await post(mail, rfc822);
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  await at.db.execute("drop function no_mail() cascade");
  expect(await stored()).toEqual([]);
  expect((await post(mail, rfc822)).status).toBe(200);
});
