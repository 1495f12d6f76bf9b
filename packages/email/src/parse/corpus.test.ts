import { expect, test, vi } from "vitest";
import { fixtureBaseline, fixtureMails } from "../testing/fixture-mails";
import { parseMail } from "./parse-mail";

vi.setConfig({ testTimeout: 60_000 });
const mails = fixtureMails();

test("all mails of the corpus are read without an exception, cleaned and consistent", () => {
  const started = performance.now();
  let attachments = 0;
  let withProblems = 0;
  for (const { file, bytes } of mails) {
    const mail = parseMail(bytes);
    attachments += mail.attachments.length;
    if (mail.problems.length > 0) withProblems++;
    const strings = [
      mail.text,
      mail.html ?? "",
      mail.subject,
      ...mail.headers.flat(),
      ...mail.from.map(({ name }) => name),
    ];
    for (const string of strings)
      expect(string, file).toSatisfy((one: string) => one.isWellFormed() && !one.includes("\0"));
    expect(mail.subject, file).not.toMatch(/[\r\n]/u);
    expect(mail.contentHash, file).toMatch(/^[0-9a-f]{64}$/u);
    if (mail.quotedAt !== null) expect(mail.text.slice(0, mail.quotedAt).trim(), file).not.toBe("");
    if (mail.html !== null)
      expect(mail.text === "" && /[\p{L}\p{N}]/u.test(mail.html.replace(/<[^>]*>/gu, "")), file).toBe(false);
  }
  const ms = performance.now() - started;
  console.log(
    `corpus: ${mails.length} mails, 0 exceptions, ${attachments} attachments, ${withProblems} with problems named, ${ms.toFixed(0)} ms`,
  );
  expect(mails).toHaveLength(243);
});

/** Where the other parser lost something, or where a mail has no right answer. */
const known: Record<string, string> = {
  "spec_fixtures_emails_error_emails_invalid_subject_characters.eml":
    "Latin-1 in the header, which the other parser lost",
  "spec_fixtures_emails_rfc2822_example13.eml": "a comment inside the Message-ID, which does not belong to it",
};

test("subjects, ids and senders agree with another parser", () => {
  const baseline = fixtureBaseline();
  const different: string[] = [];
  for (const { archive, file, bytes } of mails) {
    const expected = baseline.get(`${archive}/${file}`);
    const { subject, messageId, from } = parseMail(bytes);
    const address = from[0]?.address ?? "";
    const isSame =
      subject === expected?.subject.replace(/ {2,}/gu, " ") &&
      (messageId ?? "") === expected.messageId.replace(/^<|>$/gu, "") &&
      (address === "" ? !expected.from.includes("@") : expected.from.toLowerCase().includes(address));
    if (!isSame) different.push(file);
  }
  console.log(`agreement: ${mails.length - different.length} of ${mails.length}; different: ${different.join(", ")}`);
  expect(different.filter((file) => known[file] === undefined)).toEqual([
    // Its domain is not ASCII and is kept as punycode.
    "spec_fixtures_emails_rfc6532_utf8_headers.eml",
  ]);
});

test("C16: a mail without a sender is read and says so", () => {
  const nameless = mails.map(({ bytes }) => parseMail(bytes)).filter(({ from }) => from.length === 0);
  expect(nameless.length).toBeGreaterThan(0);
  for (const mail of nameless) expect(mail.problems).toContain("The mail names no sender.");
});
