import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { mailDir } from "./environment";

export type Mail = { to: string[]; raw: string };

const mailsTo = (address: string): Mail[] =>
  readdirSync(mailDir)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name): Mail => JSON.parse(readFileSync(path.join(mailDir, name), "utf8")))
    .filter(({ to }) => to.includes(address));

/** Undoes quoted-printable, which breaks long links over lines. */
const plain = (raw: string): string =>
  raw
    .replaceAll(/=\r?\n/gu, "")
    .replaceAll(/=([0-9A-F]{2})/gu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Waits for a mail to this address that leads to this page, and returns the newest such link. */
export async function linkMailedTo(address: string, page: string): Promise<string> {
  const find = () =>
    mailsTo(address)
      .flatMap(({ raw }) => plain(raw).match(/https?:\/\/[^\s"<>]+/gu) ?? [])
      .filter((link) => new URL(link).pathname === page)
      .at(-1);
  await expect.poll(find, { message: `a mail to ${address} with a link to ${page}`, timeout: 20_000 }).toBeDefined();
  return find() ?? "";
}

/** A header of a mail that left, unfolded; empty when it is not there. */
export function headerOf({ raw }: Mail, name: string): string {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replaceAll(/\r\n[ \t]+/gu, " ");
  const line = head.split("\r\n").find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line === undefined ? "" : line.slice(name.length + 1).trim();
}

/** How many mails came to this address so far. */
export const countMailedTo = (address: string): number => mailsTo(address).length;

/** Waits for a mail to this address that says this, and returns it. */
export async function mailSaying(address: string, words: string): Promise<Mail> {
  const find = () => mailsTo(address).findLast(({ raw }) => plain(raw).includes(words));
  await expect.poll(find, { message: `a mail to ${address} with "${words}"`, timeout: 40_000 }).toBeDefined();
  return find() ?? { to: [], raw: "" };
}
