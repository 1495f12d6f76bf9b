import { expect, test } from "vitest";
import { fixtureMails } from "../testing/fixture-mails";
import { parseMail } from "./parse-mail";

const mail = (headers: string[], body = "Hello", from = "Ana Lima <ana@rides.example>") =>
  parseMail(Buffer.from([`From: ${from}`, "To: support@desk.example", ...headers, "", body].join("\r\n"), "utf8"));
const natureOf = (...headers: string[]) => mail(["Subject: Bag", ...headers]).nature;

test("C10: control: a person's mail may be answered and leaves no evidence", () => {
  expect(natureOf("X-Mailer: Apple Mail", "Auto-Submitted: no", "X-Auto-Response-Suppress: None")).toEqual({
    kind: "person",
    evidence: [],
    mayBeAnswered: true,
    isOutOfOffice: false,
  });
});

test.each([
  ["auto_reply", "Auto-Submitted: auto-replied"],
  ["auto_reply", "Auto-Submitted: Auto-Replied (vacation)"],
  ["auto_generated", "Auto-Submitted: auto-generated"],
  ["auto_generated", "Auto-Submitted: auto-notified; owner-email=x"],
  ["auto_reply", "X-Autoreply: yes"],
  ["auto_reply", "X-Autorespond: Re: Bag"],
  ["auto_reply", "X-Autoresponder: vacation"],
  ["auto_reply", "Precedence: auto_reply"],
  ["auto_reply", "X-Precedence: auto_reply"],
  ["auto_reply", "Delivered-To: Autoresponder"],
  ["auto_generated", "Precedence: bulk"],
  ["auto_generated", "X-Precedence: junk"],
  ["list", "Precedence: list"],
  ["list", "List-Unsubscribe: <mailto:x@lists.example>"],
  ["list", "List-Id: Users <users.lists.example>"],
  ["auto_generated", "X-Loop: desk@other.example"],
  ["auto_generated", "X-RT-Loop-Prevention: rt.other.example"],
  ["auto_generated", "Return-Path: <>"],
  ["auto_generated", "Content-Type: multipart/report; report-type=disposition-notification; boundary=x"],
  ["person", "X-Auto-Response-Suppress: All"],
  ["person", "X-Auto-Response-Suppress: DR, OOF, AutoReply"],
])("C10: %s by %j is stored and never answered", (kind, header) => {
  const nature = natureOf(header);
  expect([nature.kind, nature.mayBeAnswered]).toEqual([kind, false]);
  expect(nature.evidence).toHaveLength(1);
});

test.each([
  "mailer-daemon@x.example",
  "postmaster@x.example",
  "no-reply@x.example",
  "noreply+7@x.example",
  "do_not_reply@x.example",
])("C10: %s is a machine", (from) => {
  expect(mail(["Subject: Bag"], "Hello", from).nature).toMatchObject({ kind: "auto_generated", mayBeAnswered: false });
});

test.each(["norepa@x.example", "bounty@x.example", "robot@x.example"])("%s may be a person", (from) => {
  expect(mail(["Subject: Bag"], "Hello", from).nature.mayBeAnswered).toBe(true);
});

test("C13: a person's answer that carries Auto-Submitted stays a person's and is never answered by itself", () => {
  const nature = natureOf(
    "Auto-Submitted: auto-generated",
    "In-Reply-To: <1@desk.example>",
    "References: <1@desk.example>",
  );
  expect(nature).toMatchObject({ kind: "person", mayBeAnswered: false, isOutOfOffice: false });
  const control = natureOf("Auto-Submitted: auto-generated");
  expect(control.kind).toBe("auto_generated");
  const machine = mail(
    ["Subject: Re: Bag", "Auto-Submitted: auto-generated", "In-Reply-To: <1@desk.example>"],
    "x",
    "no-reply@x.example",
  );
  expect(machine.nature.kind).toBe("auto_generated");
  expect(natureOf("Auto-Submitted: auto-replied", "In-Reply-To: <1@desk.example>").kind).toBe("auto_reply");
});

test.each([
  "Automatic reply: Bag",
  "Auto: Out of Office",
  "Out of office: Bag",
  "Abwesenheitsnotiz: Bag",
  "Automatische Antwort: Bag",
  "Réponse automatique : Bag",
  "Absence du bureau",
  "Respuesta automática: Bag",
  "Risposta automatica: Bag",
  "Resposta automática: Bag",
  "Automatisch antwoord: Bag",
  "Afwezig: Bag",
  "Autosvar: Bag",
  "Automaattinen vastaus: Bag",
  "Odpowiedź automatyczna",
  "Automatyczna odpowiedź: Bag",
  "Automatická odpověď: Bag",
  "Automatikus válasz: Bag",
  "Răspuns automat: Bag",
  "Автоматический ответ: Bag",
  "Otomatik Yanıt: Bag",
  "自動応答: Bag",
  "自动回复: Bag",
  "자동 회신: Bag",
])("the subject %j is an automatic answer's", (subject) => {
  expect(mail([`Subject: ${subject}`]).nature).toMatchObject({ kind: "auto_reply", mayBeAnswered: false });
});

test.each([
  "Out of office chairs",
  "Automatic reply settings do not work",
  "My autoreply",
  "Vacation rental",
  "Absence of receipts",
])("the subject %j is a person's", (subject) => {
  expect(mail([`Subject: ${subject}`]).nature.kind).toBe("person");
});

test.each([
  ["I am out of the office until Monday.", true],
  ["Ich bin bis Montag im Urlaub.", true],
  ["Je suis en congé jusqu'à lundi.", true],
  ["Estoy de vacaciones hasta el lunes.", true],
  ["Sono in ferie fino a lunedì.", true],
  ["Estou de férias até segunda.", true],
  ["Jestem na urlopie do poniedziałku.", true],
  ["Я в отпуске до понедельника.", true],
  ["本日は不在にしております。", true],
  ["We received your request.", false],
])("an automatic answer that says %j is about an absence: %s", (text, isOutOfOffice) => {
  expect(mail(["Subject: Re: Bag", "Auto-Submitted: auto-replied"], text).nature.isOutOfOffice).toBe(isOutOfOffice);
  expect(mail(["Subject: Re: Bag"], text).nature.isOutOfOffice).toBe(false);
});

const bounces: Record<
  string,
  [address: string | null, action: string, status: string | null, id: string | null, isPermanent: boolean]
> = {
  "UnitTests_TestData_messages_bounce.txt": [
    "netec.test@netecgc.com",
    "failed",
    "5.1.1",
    "44565655.JitbitHelpdesk.13439.691a0afc-a0a0-457c-8208-f20b7c4a4cb1@jitbit.com",
    true,
  ],
  "UnitTests_TestData_messages_delivery-status.txt": [
    "newsletter-request@imusic.com",
    "failed",
    "5.0.0",
    "31FC7EB4.41C6@netscape.com",
    true,
  ],
  "UnitTests_TestData_messages_delivery-status2.txt": ["source@domain.com", "failed", "5.0.0", null, true],
  "UnitTests_TestData_messages_delivery-status-multiple-blank-lines.txt": [
    "orig_recip@customer.com",
    "failed",
    "5.5.0",
    null,
    true,
  ],
  "spec_fixtures_emails_multipart_report_emails_report_422.eml": [
    "fraser@oooooooo.com.au",
    "delayed",
    "4.2.2",
    "15655788.13.1200472642578.JavaMail.Administrator@mail.ttttt.com.au",
    false,
  ],
  "spec_fixtures_emails_multipart_report_emails_report_530.eml": [
    "edwin@zzzzzzz.com",
    "failed",
    "5.3.0",
    "200712232303.lBNN3jDq002941@mail12.rrrr.com.au",
    true,
  ],
  "spec_fixtures_emails_multipart_report_emails_multipart_report_multiple_status.eml": [
    "u@ci.com",
    "failed",
    "5.3.0",
    "4c2a146147ac8_61ff157c4ec1652df@s.h.c.mail",
    true,
  ],
};

test("C14: the collected bounces name recipient, action, status and the mail that bounced", () => {
  const mails = fixtureMails();
  for (const [file, [address, action, status, originalMessageId, isPermanent]] of Object.entries(bounces)) {
    const { bounce, nature } = parseMail(mails.find((one) => one.file === file)!.bytes);
    expect(bounce, file).toMatchObject({ originalMessageId, isPermanent, recipients: [{ address, action, status }] });
    expect(nature, file).toMatchObject({ kind: "bounce", mayBeAnswered: false });
  }
});

const daemon = "Mail Delivery System <MAILER-DAEMON@mx.example>";

test.each([
  [
    "Exim",
    "Mail delivery failed: returning message to sender",
    "A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  eva@rides.example\n    550 5.1.1 User unknown",
    "eva@rides.example",
    "5.1.1",
  ],
  [
    "qmail",
    "failure notice",
    "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<eva@rides.example>:\nSorry, no mailbox here by that name. (#5.1.1)",
    "eva@rides.example",
    "5.1.1",
  ],
  [
    "sendmail",
    "Returned mail: see transcript for details",
    "   ----- The following addresses had permanent fatal errors -----\n<eva@rides.example>\n    (reason: 550 No such user)",
    "eva@rides.example",
    "5.0.0",
  ],
  [
    "Exchange",
    "Undeliverable: Bag",
    "Your message did not reach some or all of the intended recipients.\n\n eva@rides.example\n The e-mail account does not exist",
    "eva@rides.example",
    "5.0.0",
  ],
  [
    "a German server",
    "Unzustellbar: Bag",
    "Ihre Nachricht konnte nicht zugestellt werden:\neva@rides.example: 550 unbekannt",
    "eva@rides.example",
    "5.0.0",
  ],
])("C14: a bounce of %s without a report part is read by its words", (_, subject, body, address, status) => {
  const { bounce, nature } = mail(
    [`Subject: ${subject}`],
    `${body}\n\n--- Below this line is a copy of the message.\nMessage-ID: <7@desk.example>\nTo: other@rides.example`,
    daemon,
  );
  expect(bounce).toMatchObject({
    recipients: [{ address, action: "failed", status }],
    isPermanent: true,
    originalMessageId: "7@desk.example",
  });
  expect(bounce?.recipients).toHaveLength(1);
  expect(nature.kind).toBe("bounce");
});

test("C14: a server that will try again reports a delay, and X-Failed-Recipients names who failed", () => {
  const delayed = mail(
    ["Subject: Warning: could not send message for past 4 hours"],
    "<eva@rides.example>: Will keep trying. 451 4.4.1 timeout",
    daemon,
  );
  expect(delayed.bounce).toMatchObject({ recipients: [{ action: "delayed", status: "4.4.1" }], isPermanent: false });
  const named = mail(
    ["Subject: Mail delivery failed", "X-Failed-Recipients: eva@rides.example, bo@rides.example"],
    "It failed.",
    daemon,
  );
  expect(named.bounce?.recipients.map(({ address }) => address)).toEqual(["eva@rides.example", "bo@rides.example"]);
});

test("a person who writes about a bounce sends none", () => {
  expect(mail(["Subject: Undeliverable: Bag"], "I got this: could not be delivered").bounce).toBeNull();
});
