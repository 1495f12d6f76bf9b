import type { Readable } from "node:stream";
import type { MailAddress } from "@desk/contracts/parsed-mail";
import type { MailFile, MailToSend } from "@desk/core/mail";
import MailComposer from "nodemailer/lib/mail-composer";
import { oneLine } from "./one-line";

/** Opens a stored file. Null when it is gone. */
export type OpenFile = (storageKey: string) => Promise<Readable | null>;

/** Nothing that a further try would put right. */
export class Unsendable extends Error {
  override readonly name = "Unsendable";
}

const subjectMax = 250;
const person = ({ name, address }: MailAddress) => ({ name: oneLine(name), address: plainAddress(address) });

/** An address as it may stand in a header: anything that could be read as more than one address is refused. */
function plainAddress(address: string): string {
  if (/^[^\s\p{C}@"(),:;<>[\\\]]+@[^\s\p{C}@"(),:;<>[\\\]]+$/u.test(address)) return address;
  throw new Unsendable(`"${oneLine(address).slice(0, 100)}" is not an address that mail can be sent to.`);
}

/**
 * The bytes of a mail, made while they are read: text and HTML, pictures inside it, files. It takes bytes from our
 * storage only; names of files and addresses of the web mean nothing to it (C25).
 */
export async function composeMail(mail: MailToSend, openFile: OpenFile): Promise<Readable> {
  const attachments = await Promise.all(mail.files.map((file) => attachmentOf(file, openFile)));
  const message = new MailComposer({
    from: person(mail.from),
    to: mail.to.map(person),
    cc: mail.cc.map(person),
    ...(mail.replyTo === null ? {} : { replyTo: person(mail.replyTo) }),
    subject: oneLine(mail.subject).slice(0, subjectMax),
    messageId: bracketed(mail.messageId),
    ...(mail.inReplyTo === null ? {} : { inReplyTo: bracketed(mail.inReplyTo) }),
    references: mail.references.map(bracketed),
    text: mail.text,
    html: mail.html,
    attachments,
    headers: mail.headers.map(([key, value]) => ({ key, value: oneLine(value) })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return message.createReadStream();
}

const bracketed = (id: string): string => `<${id.replace(/[\s\p{C}<>]/gu, "")}>`;

async function attachmentOf(file: MailFile, openFile: OpenFile) {
  const content = await openFile(file.storageKey);
  if (content === null) throw new Unsendable(`The file ${oneLine(file.fileName)} is gone from storage.`);
  return {
    content,
    filename: oneLine(file.fileName),
    contentType: oneLine(file.contentType),
    ...(file.contentId === null
      ? { contentDisposition: "attachment" as const }
      : { cid: file.contentId, contentDisposition: "inline" as const }),
  };
}
