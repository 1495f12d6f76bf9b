import type { MailAddress, ParsedMail } from "@desk/contracts/parsed-mail";
import { readAddresses } from "./addresses";
import { readBounce } from "./bounce";
import { readContent } from "./content";
import { contentHash } from "./content-hash";
import { oneLine } from "./encoded-words";
import type { HeaderField } from "./header-block";
import { readMessageId, readMessageIds } from "./message-ids";
import { readMime } from "./mime-tree";
import { natureOf } from "./nature";
import { quotedAt } from "./quoted-text";
import { readDate } from "./sent-at";

const headersMax = 200;
const headerCharactersMax = 2_000;
const subjectCharactersMax = 998;
/** What relays add to say whom a mail was delivered to. */
const deliveryHeaders = [
  "delivered-to",
  "x-original-to",
  "envelope-to",
  "x-envelope-to",
  "x-delivered-to",
  "x-forwarded-to",
  "x-rcpt-to",
];

/**
 * Reads the bytes of one mail. Pure and bounded: whatever the bytes are there is a result, and `problems` says what was
 * out of order. Run it in a thread (`createMailParser`) when the bytes come from strangers.
 */
export function parseMail(raw: Uint8Array): ParsedMail {
  const problems = new Set<string>();
  const bytes = withLineFeeds(raw, problems);
  const { root, problems: mimeProblems } = readMime(bytes);
  const content = readContent(root);
  for (const problem of [...mimeProblems, ...content.problems]) problems.add(problem);

  const header = new Headers(root.fields, problems);
  const references = readMessageIds(header.first("references"));
  const mail = {
    messageId: readMessageId(header.only("message-id")),
    contentHash: contentHash(root),
    from: header.addresses("from"),
    sender: header.addresses("sender")[0] ?? null,
    replyTo: header.addresses("reply-to"),
    to: header.addresses("to"),
    cc: header.addresses("cc"),
    deliveredTo: [...new Set(deliveryHeaders.flatMap((name) => header.addresses(name).map(({ address }) => address)))],
    subject: oneLine(header.only("subject") ?? "", subjectCharactersMax),
    sentAt: readDate(header.first("date")),
    inReplyTo: readMessageIds(header.first("in-reply-to")),
    references,
    threadIndex: oneLine(header.first("thread-index") ?? "", 1_000) || null,
    ...content,
    quotedAt: quotedAt(content.text),
    authenticationResults: header.all("authentication-results").slice(0, 50),
    headers: shownHeaders(root.fields),
  };
  const bounce = readBounce(root, mail);
  if (mail.from.length === 0) problems.add("The mail names no sender.");
  if (mail.from.length > 1) problems.add("The mail names more than one sender.");
  return { ...mail, bounce, nature: natureOf(mail, bounce, root.type), problems: [...problems].slice(0, 50) };
}

class Headers {
  readonly fields: HeaderField[];
  readonly problems: Set<string>;

  constructor(fields: HeaderField[], problems: Set<string>) {
    this.fields = fields;
    this.problems = problems;
  }

  all(name: string): string[] {
    return this.fields.filter((field) => field.name === name).map(({ value }) => value);
  }

  first(name: string): string | undefined {
    return this.fields.find((field) => field.name === name)?.value;
  }

  /** Of a header that may stand once. */
  only(name: string): string | undefined {
    if (this.all(name).length > 1) this.problems.add(`The header ${name} stands more than once; the first one counts.`);
    return this.first(name);
  }

  addresses(name: string): MailAddress[] {
    const found: MailAddress[] = [];
    for (const value of this.all(name).slice(0, 20)) {
      const { list, isCut } = readAddresses(value);
      if (isCut) this.problems.add(`Only the first ${list.length} addresses of ${name} were read.`);
      found.push(...list);
    }
    return found.slice(0, 1_000);
  }
}

function shownHeaders(fields: HeaderField[]): [name: string, value: string][] {
  return fields
    .slice(0, headersMax)
    .map(({ name, value }) => [
      name.slice(0, 200),
      oneLine(value.slice(0, headerCharactersMax * 2), headerCharactersMax),
    ]);
}

/** Mails of old machines end their lines with carriage returns alone. */
function withLineFeeds(bytes: Uint8Array, problems: Set<string>): Uint8Array {
  const head = bytes.subarray(0, 65_536);
  if (head.includes(0x0a) || !head.includes(0x0d)) return bytes;
  problems.add("Lines ended with carriage returns alone.");
  return bytes.map((byte) => (byte === 0x0d ? 0x0a : byte));
}
