import { expect, test } from "vitest";
import { readAddresses } from "./addresses";
import { parseMail } from "./parse-mail";

const bytesOf = (head: string, body: string | Uint8Array) =>
  Buffer.concat([Buffer.from(`From: a@b.example\r\n${head}\r\n\r\n`, "latin1"), Buffer.from(body as Uint8Array)]);
const textOf = (type: string, body: string | Uint8Array, encoding = "8bit") =>
  parseMail(bytesOf(`Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}`, body));
const latin1 = (text: string) => Buffer.from(text, "latin1");

test.each([
  ["UTF-8", 'text/plain; charset="UTF-8"', Buffer.from("Grüße, 東京"), "Grüße, 東京"],
  ["ISO-8859-1", "text/plain; charset=iso-8859-1", latin1("Grüße"), "Grüße"],
  ["UTF-8 labelled ISO-8859-1", "text/plain; charset=iso-8859-1", Buffer.from("Grüße"), "Grüße"],
  [
    "ISO-8859-1 labelled UTF-8",
    "text/plain; charset=utf-8",
    latin1("Grüße, Österreich, naïve"),
    "Grüße, Österreich, naïve",
  ],
  ["8-bit text labelled us-ascii", "text/plain; charset=us-ascii", latin1("Grüße"), "Grüße"],
  ["an unknown label", "text/plain; charset=x-unknown", Buffer.from("Grüße"), "Grüße"],
  ["no label", "text/plain", latin1("Grüße"), "Grüße"],
  ["ISO-2022-JP", "text/plain; charset=ISO-2022-JP", latin1("\u001b$B%F%9%H\u001b(B"), "テスト"],
  ["ISO-2022-JP without a label", "text/plain", latin1("\u001b$B%F%9%H\u001b(B"), "テスト"],
  ["Shift_JIS as cp932", "text/plain; charset=cp932", latin1("\x83e\x83X\x83g"), "テスト"],
  ["KOI8-R", "text/plain; charset=koi8-r", latin1("\xf0\xd2\xc9\xd7\xc5\xd4"), "Привет"],
  ["GB2312", "text/plain; charset=gb2312", latin1("\xc4\xe3\xba\xc3"), "你好"],
  ["UTF-7", "text/plain; charset=utf-7", latin1("Hi Mom -+Jjo--+-!"), "Hi Mom -☺-+!"],
  ["ISO-2022-KR", "text/plain; charset=iso-2022-kr", latin1("\u001b$)C\u000eGQ1[\u000f ok"), "한글 ok"],
  ["windows-1252 quotes", "text/plain; charset=cp1252", latin1("\x93Hi\x94"), "“Hi”"],
])("C17: %s is readable", (_, type, body, text) => {
  expect(textOf(type, body).text).toBe(text);
});

test("C17: NUL and lone surrogates are cleaned, lone carriage returns end lines", () => {
  const mail = parseMail(Buffer.from("From: a@b.example\r\nSubject: a\0b\r\n\r\none\0two\rthree\r\nfour"));
  expect([mail.subject, mail.text]).toEqual(["a\uFFFDb", "one\uFFFDtwo\nthree\nfour"]);
  expect(textOf("text/plain; charset=utf-7", latin1("+2AA-")).text.isWellFormed()).toBe(true);
  const old = parseMail(Buffer.from("From: a@b.example\rSubject: Old\r\rone\rtwo"));
  expect([old.subject, old.text]).toEqual(["Old", "one\ntwo"]);
  expect(old.problems).toContain("Lines ended with carriage returns alone.");
});

test("C23: a bare line feed or a lone dot inside a mail starts no second one", () => {
  const mail = parseMail(
    Buffer.from(
      "From: a@b.example\r\nSubject: One\r\n\r\none\n.\nMAIL FROM:<x@y.example>\r\n.\nFrom: evil@x.example\r\nSubject: Two\r\n\r\ntwo",
    ),
  );
  expect([mail.subject, mail.from.length]).toEqual(["One", 1]);
  expect(mail.text).toContain("evil@x.example");
});

test("a header that is folded, encoded or raw is decoded once, on one line", () => {
  const subject = (value: string) => parseMail(Buffer.from(`Subject: ${value}\r\n\r\nx`)).subject;
  expect(subject("=?utf-8?q?Gr=C3=BC?=\r\n =?utf-8?q?=C3=9Fe?= an =?iso-8859-1?b?S/ZsbiA=?=")).toBe("Grüße an Köln");
  // A character split between two words.
  expect(subject("=?utf-8?b?4pg=?= =?utf-8?b?ug==?=")).toBe("☺");
  expect(subject("Grüße")).toBe("Grüße");
  expect(subject("=?utf-8?q?a=0D=0ABcc:_x?=")).toBe("a Bcc: x");
  expect(subject("=?bogus?x?y?= =?utf-8?q?unclosed")).toBe("=?bogus?x?y?= =?utf-8?q?unclosed");
});

test.each([
  ["Ana <ana@x.example>", [["ana@x.example", "Ana"]]],
  [
    '"Lima, Ana" <ANA@X.example>, bo@x.example',
    [
      ["ana@x.example", "Lima, Ana"],
      ["bo@x.example", ""],
    ],
  ],
  [
    "Team: ana@x.example, Bo <bo@x.example>;, eva@x.example",
    [
      ["ana@x.example", ""],
      ["bo@x.example", "Bo"],
      ["eva@x.example", ""],
    ],
  ],
  ["undisclosed-recipients:;", []],
  ["ana@x.example (Ana (the first) Lima)", [["ana@x.example", "Ana (the first) Lima"]]],
  ["=?utf-8?q?L=2C_Ana?= <ana@x.example>", [["ana@x.example", "L, Ana"]]],
  // Encoded words hide no second address.
  ["=?utf-8?q?evil=40x.example=2C?= <ana@x.example>", [["ana@x.example", "evil@x.example,"]]],
  ['"a@evil.example x"@corp.example', [['"a@evil.example x"@corp.example', ""]]],
  ['"ana"@x.example', [["ana@x.example", ""]]],
  ["<@relay.example:ana@x.example>", [["ana@x.example", ""]]],
  ["Ana ana@x.example", [["ana@x.example", "Ana"]]],
  ["ana@münchen.example", [["ana@xn--mnchen-3ya.example", ""]]],
  // Fullwidth letters are not taken for the domain that they look like (A02).
  ["ana@ｘ.example, admin＠corp.example", []],
  ["ana@x.example@y.example", []],
  ["a\r\nb@x.example", [["b@x.example", "a"]]],
  ['"unclosed <ana@x.example>', [["ana@x.example", '"unclosed']]],
  ["root", []],
])("addresses of %j", (value, expected) => {
  expect(readAddresses(value).list.map(({ address, name }) => [address, name])).toEqual(expected);
});

test("of very many recipients the first thousand are read, and the mail says so", () => {
  const mail = parseMail(bytesOf(`To: ${Array.from({ length: 1_500 }, (_, n) => `u${n}@x.example`).join(", ")}`, "x"));
  expect(mail.to).toHaveLength(1_000);
  expect(mail.problems).toContain("Only the first 1000 addresses of to were read.");
});

test("HTML alone gets a text: quotes marked, lists and cells kept, scripts and styles left out", () => {
  const html =
    "<html><head><style>p{}</style><title>T</title></head><body><p>Hi&nbsp;<b>Ana</b>,</p><ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr></table><script>alert(1)</script><blockquote>old<br>words</blockquote><a href='https://x.example/a?b=1&amp;c=2'>link</a></body></html>";
  expect(textOf("text/html; charset=utf-8", Buffer.from(html)).text).toBe(
    "Hi Ana,\n\n- one\n- two\n\na  b\n\n> old\n> words\nlink <https://x.example/a?b=1&c=2>",
  );
});

const multipart = (type: string, ...parts: string[]) =>
  parseMail(
    bytesOf(`Content-Type: ${type}; boundary=x`, `${parts.map((part) => `--x\r\n${part}\r\n`).join("")}--x--\r\n`),
  );

test("of an alternative the text and the HTML are taken; all else is attached", () => {
  const mail = multipart(
    "multipart/alternative",
    "Content-Type: text/plain\r\n\r\nplain",
    "Content-Type: text/html\r\n\r\n<p>rich</p>",
    "Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR",
  );
  expect([mail.text, mail.html]).toEqual(["plain", "<p>rich</p>"]);
  expect(mail.attachments).toMatchObject([{ fileName: "invite.ics", contentType: "text/calendar" }]);
});

test("an empty plain text gives way to the HTML's", () => {
  expect(
    multipart(
      "multipart/alternative",
      "Content-Type: text/plain\r\n\r\n \r\n",
      "Content-Type: text/html\r\n\r\n<p>rich</p>",
    ).text,
  ).toBe("rich");
});

test("texts one after the other are joined, in text and in HTML", () => {
  const mail = multipart(
    "multipart/mixed",
    "\r\none",
    "Content-Type: text/html\r\n\r\n<p>two</p>",
    "Content-Type: text/plain\r\n\r\n<three>",
  );
  expect(mail.text).toBe("one\n\ntwo\n\n<three>");
  expect(mail.html).toContain("&lt;three&gt;");
});

test.each([
  ["winmail.dat", "application/ms-tnef", "winmail.dat"],
  ["S/MIME", "application/pkcs7-mime; smime-type=enveloped-data", "smime.p7m"],
  ["a calendar", "application/ics", "invite.ics"],
  ["a PGP key", "application/pgp-keys", "keys.asc"],
])("C26: %s stays an attachment, byte for byte", (_, type, fileName) => {
  const bytes = Buffer.from([0, 1, 2, 253, 254, 255]);
  const mail = textOf(type, bytes.toString("base64"), "base64");
  expect(mail.attachments).toMatchObject([{ fileName, contentType: type.split(";")[0] }]);
  expect(Buffer.from(mail.attachments[0]!.bytes).equals(bytes)).toBe(true);
});

test("C26: signed and encrypted mails keep their parts", () => {
  const signed = multipart(
    "multipart/signed",
    "Content-Type: text/plain\r\n\r\nsigned words",
    "Content-Type: application/pgp-signature\r\n\r\n-----BEGIN",
  );
  expect([signed.text, signed.attachments[0]?.fileName]).toEqual(["signed words", "signature.asc"]);
  const sealed = multipart(
    "multipart/encrypted",
    "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1",
    "Content-Type: application/octet-stream; name=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE",
  );
  expect(sealed.attachments.map(({ fileName }) => fileName)).toEqual(["pgp-version.txt", "encrypted.asc"]);
});

test("pictures of a page are inline and found by their Content-ID; a forwarded mail is a file with its subject", () => {
  const mail = multipart(
    "multipart/related",
    'Content-Type: text/html\r\n\r\n<img src="cid:p1">',
    "Content-Type: image/png\r\nContent-ID: <p1>\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC",
    "Content-Type: message/rfc822\r\n\r\nSubject: =?utf-8?q?Alt=C3=A9?=\r\n\r\nold",
  );
  expect(mail.attachments).toMatchObject([
    { contentId: "p1", isInline: true, contentType: "image/png" },
    { fileName: "Alté.eml", isInline: false },
  ]);
});

test.each([
  ['attachment; filename="a b.pdf"', "a b.pdf"],
  ["attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf", "Grüße.pdf"],
  ["attachment; filename*0*=iso-8859-1''Gr%FC; filename*1=e.pdf", "Grüe.pdf"],
  ['attachment; filename="=?utf-8?q?Gr=C3=BC=C3=9Fe.pdf?="', "Grüße.pdf"],
  ["attachment; filename=plain name.pdf", "plain name.pdf"],
  ['attachment; filename="../../etc/passwd"', "../../etc/passwd"],
  ['attachment; filename="a\0b\r\n c.pdf"', "a\uFFFDb c.pdf"],
])("D10: the name in %j comes as it was sent, on one line, for core to clean", (disposition, fileName) => {
  const mail = parseMail(bytesOf(`Content-Type: application/pdf\r\nContent-Disposition: ${disposition}`, "x"));
  expect(mail.attachments[0]?.fileName).toBe(fileName);
});

test("flowed text is joined again, with its quotes", () => {
  expect(
    textOf("text/plain; format=flowed", "A long \r\nline \r\nhere.\r\n> quoted \r\n> words\r\n\r\n-- \r\nAna").text,
  ).toBe("A long line here.\n> quoted words\n\n-- \nAna");
});

test.each([
  ["1970", "Thu, 01 Jan 1970 00:00:00 +0000", "1970-01-01T00:00:00.000Z"],
  ["2099", "Thu, 31 Dec 2099 23:59:59 +0000", "2099-12-31T23:59:59.000Z"],
  ["a zone", "Mon, 2 Nov 2026 10:00:00 -0330", "2026-11-02T13:30:00.000Z"],
  ["an old zone", "2 Nov 26 10:00 PST", "2026-11-02T18:00:00.000Z"],
  ["nonsense", "yesterday", null],
  ["a month of thirteen", "99 Foo 2026 10:00:00 +0000", null],
])("C16: a Date header with %s", (_, date, sentAt) => {
  expect(parseMail(bytesOf(`Date: ${date}`, "x")).sentAt).toBe(sentAt);
});

test.each([
  ["nothing at all", ""],
  ["only a header", "From: a@b.example"],
  ["only a text", "Hello\nworld"],
  ["only attachments", "From: a@b.example\nContent-Type: image/png\n\nx"],
  ["two senders", "From: a@b.example, c@d.example\nFrom: e@f.example\n\nx"],
  ["a multipart without its boundary", "Content-Type: multipart/mixed; boundary=x\n\nHello"],
  ["a multipart without parts", "Content-Type: multipart/mixed; boundary=x\n\n--x--\n"],
  ["random bytes", Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7_919) % 256)).toString("latin1")],
])("C16: %s is read without an exception", (_, text) => {
  const mail = parseMail(latin1(text));
  expect(mail.contentHash).toHaveLength(64);
});

test("addresses of delivery headers are found, each once", () => {
  const mail = parseMail(
    bytesOf(
      "Delivered-To: Support+x@desk.example\r\nX-Original-To: support+x@desk.example\r\nEnvelope-To: <b@desk.example>",
      "x",
    ),
  );
  expect(mail.deliveredTo).toEqual(["support+x@desk.example", "b@desk.example"]);
});
