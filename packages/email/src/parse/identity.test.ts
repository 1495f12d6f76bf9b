import { expect, test } from "vitest";
import { parseMail } from "./parse-mail";

const mail = (text: string) => parseMail(Buffer.from(text, "utf8"));
const written = [
  "From: Ana Lima <ana@rides.example>",
  "To: support@desk.example",
  "Subject: =?utf-8?q?Wo_ist_meine_Bestellung=3F?=",
  "Date: Mon, 02 Nov 2026 10:00:00 +0100",
  "Message-ID: <one@rides.example>",
  "MIME-Version: 1.0",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Guten Tag,",
  "",
  "From here it went to Köln.",
];
const trace = [
  "Received: from a by b; Mon, 2 Nov 2026 10:00:01 +0100",
  "DKIM-Signature: v=1; a=rsa-sha256",
  "X-Spam-Status: No",
];

test("C15: the same mail by two routes has one hash", () => {
  const direct = mail(written.join("\r\n"));
  const relayed = mail([...trace, ...written].map((line) => `${line}  `).join("\n"));
  const folded = mail(written.join("\n").replace("Subject: ", "Subject:\n  ").concat("\n\n\n"));
  const inMbox = mail(written.join("\n").replace("\nFrom here", "\n>From here"));
  const reencoded = mail(
    written
      .join("\r\n")
      .replace("charset=utf-8", "charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable")
      .replace("Köln", "K=C3=B6=\r\nln"),
  );
  for (const other of [relayed, folded, inMbox, reencoded]) expect(other.contentHash).toBe(direct.contentHash);
  expect(relayed.messageId).toBe("one@rides.example");
});

test.each([
  ["another text", "Guten Tag", "Guten Abend"],
  ["another subject", "Bestellung", "Rechnung"],
  ["another sender", "ana@", "eva@"],
  ["another recipient", "To: support@", "To: billing@"],
  ["another date", "10:00:00", "10:00:01"],
  ["somebody more on copy", "MIME-Version", "Cc: eva@rides.example\r\nMIME-Version"],
])("the same Message-ID with %s is another mail", (_, from, to) => {
  const text = written.join("\r\n");
  expect(mail(text.replace(from, to)).contentHash).not.toBe(mail(text).contentHash);
});

test("pieces of a mail cannot be moved from one to the next without changing the hash", () => {
  const parts = (a: string, b: string) =>
    mail(`From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n${a}\n--x\n\n${b}\n--x--\n`)
      .contentHash;
  expect(parts("one", "two")).not.toBe(parts("one\ntwo", ""));
});

test.each([
  ["<a@b.example>", "a@b.example"],
  [" <a@b.example> (comment)", "a@b.example"],
  ["<A@B.example>", "A@B.example"],
  ["<a\r\n b@c.example>", "ab@c.example"],
  ["a@b.example", "a@b.example"],
  ["<<a@b.example>>", "a@b.example"],
  ["<no-at-sign-2026>", "no-at-sign-2026"],
  ["", null],
  ["<>", null],
  ["two words", null],
  [`<${"x".repeat(1_000)}@y.example>`, null],
])("Message-ID %j becomes %j", (header, id) => {
  expect(mail(`Message-ID: ${header}\r\n\r\nx`).messageId).toBe(id);
});

test("C16: without a Message-ID the hash alone tells mails apart", () => {
  const anonymous = written.filter((line) => !line.startsWith("Message-ID")).join("\r\n");
  expect(mail(anonymous).messageId).toBeNull();
  expect(mail(anonymous).contentHash).toBe(mail(written.join("\r\n")).contentHash);
});

test("ids of References come in their order, each once, of very many the last ones", () => {
  const { references, inReplyTo } = mail(
    "References: <1@a.example>\r\n\t<2@a.example><3@a.example> <1@a.example>\r\nIn-Reply-To: Your mail of Monday <2@a.example>\r\n\r\nx",
  );
  expect(references).toEqual(["1@a.example", "2@a.example", "3@a.example"]);
  expect(inReplyTo).toEqual(["2@a.example"]);
  const many = Array.from({ length: 2_000 }, (_, n) => `<${n}@a.example>`).join(" ");
  const cut = mail(`References: ${many}\r\n\r\nx`).references;
  expect([cut.length, cut[0], cut.at(-1)]).toEqual([500, "1500@a.example", "1999@a.example"]);
});
