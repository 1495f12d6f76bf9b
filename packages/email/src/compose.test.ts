import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { MailToSend } from "@desk/core/mail";
import { expect, test } from "vitest";
import { composeMail, type OpenFile } from "./compose";
import { parseMail } from "./parse/parse-mail";

const nothing: OpenFile = async () => null;
const aMail = (more: Partial<MailToSend> = {}): MailToSend => ({
  envelope: { from: "support@desk.example", to: "ana@x.example" },
  from: { name: "Halen, Support", address: "support@desk.example" },
  to: [{ name: "Ana Silva", address: "ana@x.example" }],
  cc: [],
  replyTo: { name: "Halen, Support", address: "support+rtoken@desk.example" },
  messageId: "0195@desk.example",
  inReplyTo: "first@x.example",
  references: ["zero@x.example", "first@x.example"],
  subject: "Re: Lost bag [#12]",
  text: "Hello",
  html: "<p>Hello</p>",
  headers: [["Thread-Topic", "Lost bag"]],
  files: [],
  ...more,
});
const written = async (more: Partial<MailToSend> = {}, open = nothing) => text(await composeMail(aMail(more), open));
const headersOf = (raw: string) => raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/gu, " ");
const namesOf = (raw: string) =>
  headersOf(raw)
    .split("\r\n")
    .map((line) => line.slice(0, line.indexOf(":")).toLowerCase());

test("EM-26: the headers of an answer are complete, text and HTML are both there", async () => {
  const raw = await written();
  expect(headersOf(raw).split("\r\n")).toEqual(
    expect.arrayContaining([
      'From: "Halen, Support" <support@desk.example>',
      "To: Ana Silva <ana@x.example>",
      'Reply-To: "Halen, Support" <support+rtoken@desk.example>',
      "Message-ID: <0195@desk.example>",
      "In-Reply-To: <first@x.example>",
      "References: <zero@x.example> <first@x.example>",
      "Subject: Re: Lost bag [#12]",
      "Thread-Topic: Lost bag",
      "MIME-Version: 1.0",
    ]),
  );
  expect(raw).toMatch(/multipart\/alternative/u);
  const parsed = parseMail(Buffer.from(raw));
  expect(parsed.text.trim()).toBe("Hello");
  expect(parsed.html).toContain("<p>Hello</p>");
});

const hostile = [
  "Ana\r\nBcc: evil@evil.example",
  "Ana\nBcc: evil@evil.example\n\nbody",
  "Ana\u2028Bcc: evil@evil.example",
  "Ana\u0000\u0085Bcc: evil@evil.example",
  'Ana" <evil@evil.example>, "x',
  "evil@evil.example, Ana",
  "=?utf-8?q?Ana=0D=0ABcc:_evil@evil.example?=",
];

test.each(hostile)("C24: %j as a name or a subject makes no header and no recipient", async (value) => {
  const person = { name: value, address: "ana@x.example" };
  const raw = await written({
    from: { name: value, address: "support@desk.example" },
    to: [person],
    cc: [{ ...person, address: "bo@x.example" }],
    replyTo: { name: value, address: "support@desk.example" },
    subject: value,
    headers: [["Thread-Topic", value]],
    inReplyTo: `a@b>\r\nBcc: evil@evil.example`,
  });
  const names = namesOf(raw);
  expect(names).not.toContain("bcc");
  expect(names.filter((name) => name === "to")).toHaveLength(1);
  const { to, cc } = parseMail(Buffer.from(raw));
  expect(to.map(({ address }) => address)).toEqual(["ana@x.example"]);
  expect(cc.map(({ address }) => address)).toEqual(["bo@x.example"]);
});

test.each([
  '"ana@evil.example x"@corp.example',
  "ana@x.example\r\nRCPT TO:<evil@evil.example>",
  "ana@x.example, evil@evil.example",
  "Ana <evil@evil.example>",
  "ana@x.example>",
  "",
  "ana",
])("C24: %j is no address to send to", async (address) => {
  await expect(written({ to: [{ name: "", address }] })).rejects.toThrow("not an address");
});

test("C24: the control: without care for lines a name would make a header", () => {
  expect(`From: ${hostile[0]} <a@b>`.split("\r\n")[1]).toBe("Bcc: evil@evil.example <a@b>");
});

test("C25: a file's name is never a path or an address to fetch: its bytes come from storage alone", async () => {
  const asked: string[] = [];
  const raw = await written(
    {
      files: ["/etc/passwd", "file:///etc/passwd", "https://169.254.169.254/x"].map((fileName, index) => ({
        storageKey: `key${index}`,
        fileName,
        contentType: "text/plain",
        contentId: null,
      })),
      html: '<p><img src="/etc/passwd"><img src="file:///etc/passwd"></p>',
    },
    async (key) => {
      asked.push(key);
      return Readable.from(["ours"]);
    },
  );
  expect(asked).toEqual(["key0", "key1", "key2"]);
  const { attachments } = parseMail(Buffer.from(raw));
  expect(attachments.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(["ours", "ours", "ours"]);
  expect(raw).not.toContain("root:");
});

test("pictures stand inside the mail, files beside it, with their bytes", async () => {
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]);
  const raw = await written(
    {
      html: '<p>see <img src="cid:pic@desk.example"></p>',
      files: [
        { storageKey: "a", fileName: "pic.png", contentType: "image/png", contentId: "pic@desk.example" },
        { storageKey: "b", fileName: "Übersicht März.pdf", contentType: "application/pdf", contentId: null },
      ],
    },
    async () => Readable.from([bytes]),
  );
  const { attachments } = parseMail(Buffer.from(raw));
  expect(attachments.map((file) => [file.fileName, file.contentId, file.isInline, Buffer.from(file.bytes)])).toEqual([
    ["pic.png", "pic@desk.example", true, bytes],
    ["Übersicht März.pdf", null, false, bytes],
  ]);
});

test("a file that is gone from storage is told by its name", async () => {
  const files = [{ storageKey: "a", fileName: "gone.pdf", contentType: "application/pdf", contentId: null }];
  await expect(written({ files })).rejects.toThrow("gone.pdf is gone from storage");
});
