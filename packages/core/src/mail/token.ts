import { createHmac, timingSafeEqual } from "node:crypto";
import { parseNumber } from "@desk/contracts/ticket-number";

/**
 * `r`: somebody on the ticket answers a message; `a`: an agent answers by mail what he was told of;
 * `n`: an agent answers what he was told of a note, which stays a note.
 */
export const replyTokenKinds = ["r", "a", "n"] as const;
export type ReplyTokenKind = (typeof replyTokenKinds)[number];

export type ReplyTokenFor = { kind: ReplyTokenKind; ticketNumber: number; recipient: string };
export type ReplyToken = {
  kind: ReplyTokenKind;
  ticketNumber: number;
  /** Whether it was made for this address, in whatever case. Anybody else only found it. */
  isFor: (address: string) => boolean;
};

const numberBytes = 5;
const recipientBytes = 3;
/** 72 bits: 2^71 mails to guess one. */
const proofBytes = 9;
const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const shape = /^[ran][a-z2-7]{28}$/u;
/** A token in a reply address or in a text: one letter for its kind and 28 of base32. */
export const replyTokenLength = 29;

/**
 * What stands in the address an answer goes to, so that it finds its ticket whatever a mail program does to
 * headers. Bound to ticket, kind and recipient; lower-case, since relays change the case of addresses.
 */
export function makeReplyToken(mailKey: string, { kind, ticketNumber, recipient }: ReplyTokenFor): string {
  const number = Buffer.alloc(numberBytes);
  number.writeUIntBE(ticketNumber, 0, numberBytes);
  const head = Buffer.concat([number, recipientHash(mailKey, recipient)]);
  return kind + base32(Buffer.concat([head, proofOf(mailKey, kind, head)]));
}

/** The token when it is one of this workspace's, whoever shows it; else null. */
export function readReplyToken(mailKey: string, token: string): ReplyToken | null {
  const lower = token.toLowerCase();
  const kind = replyTokenKinds.find((kind) => lower.startsWith(kind));
  const bytes = shape.test(lower) ? fromBase32(lower.slice(1)) : null;
  if (kind === undefined || bytes === null) return null;
  const head = bytes.subarray(0, numberBytes + recipientBytes);
  if (!timingSafeEqual(bytes.subarray(head.length), proofOf(mailKey, kind, head))) return null;
  const madeFor = head.subarray(numberBytes);
  return {
    kind,
    ticketNumber: head.readUIntBE(0, numberBytes),
    isFor: (address) => timingSafeEqual(madeFor, recipientHash(mailKey, address)),
  };
}

/** support@example.com becomes support+<token>@example.com. */
export function replyAddress(address: string, token: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}+${token}${address.slice(at)}`;
}

/** What a plus address was made of; the suffix is null when there is none. */
export function splitPlusAddress(address: string): { address: string; suffix: string | null } {
  const at = address.lastIndexOf("@");
  const plus = address.slice(0, at).lastIndexOf("+");
  if (plus < 1) return { address, suffix: null };
  return { address: address.slice(0, plus) + address.slice(at), suffix: address.slice(plus + 1, at) };
}

/** The same token at the foot of a mail, for answers that come back to the plain address. */
export const bodyTokenLine = (token: string): string => `ref:${token}`;
const inBody = /\bref:([ran][a-z2-7]{28})(?![a-z2-7])/giu;
const bodyTokensMax = 20;

/** Tokens in a text, in order; at most 20, since a stranger writes the text. */
export const bodyTokensIn = (text: string): string[] =>
  [...text.matchAll(inBody)].slice(0, bodyTokensMax).map(([, token = ""]) => token);

const subjectTagsMax = 5;
const subjectTag = /\[(#[A-Za-z0-9-]{1,30})\]/gu;
/** Ticket numbers in tags such as `[#1234]` or `[#HD-202611-1234]` of a subject, in order. They prove nothing: anybody can write them. */
export const subjectNumbersIn = (subject: string): number[] =>
  [...subject.matchAll(subjectTag)]
    .slice(0, subjectTagsMax)
    .map(([, written = ""]) => parseNumber(written))
    .filter((number) => number !== null);

const recipientHash = (mailKey: string, recipient: string): Buffer =>
  hmac(mailKey, "recipient", Buffer.from(recipient.trim().toLowerCase())).subarray(0, recipientBytes);

const proofOf = (mailKey: string, kind: ReplyTokenKind, head: Buffer): Buffer =>
  hmac(mailKey, `proof ${kind}`, head).subarray(0, proofBytes);

const hmac = (mailKey: string, purpose: string, data: Buffer): Buffer =>
  createHmac("sha256", mailKey).update(`${purpose}\n`).update(data).digest();

function base32(bytes: Buffer): string {
  let out = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[(held >> (bits - 5)) & 31];
  }
  return bits === 0 ? out : out + alphabet[(held << (5 - bits)) & 31];
}

/** Null unless the text is exactly what `base32` writes. */
function fromBase32(text: string): Buffer | null {
  const out: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    held = ((held << 5) | alphabet.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out.push((held >> bits) & 0xff);
  }
  const bytes = Buffer.from(out);
  return base32(bytes) === text ? bytes : null;
}
