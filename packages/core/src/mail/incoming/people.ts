import type { MailAddress } from "@desk/contracts/parsed-mail";
import { email } from "@desk/contracts/text";
import type { Ctx } from "../../context";
import type { Requester } from "../../customer";
import { findOrCreateCustomer } from "../../customer";
import { splitPlusAddress } from "../token";
import { isNoReplyAddress, recipientsMax } from "./judge";
import type { Sight } from "./look";

/** People a mail was written to besides us and its author; of a machine's or a list's mail nobody. */
export function othersOf({ parsed, sender, own, mail }: Sight): MailAddress[] {
  if (parsed.nature.kind !== "person" && !mail.isArchive) return [];
  const others = new Map<string, MailAddress>();
  for (const { address, name } of [...parsed.to, ...parsed.cc]) {
    const valid = email.safeParse(address);
    if (!valid.success || valid.data === sender?.address || isOurs(own, valid.data)) continue;
    if (!isNoReplyAddress(valid.data)) others.set(valid.data, { address: valid.data, name: name.trim() });
  }
  return [...others.values()].slice(0, recipientsMax);
}

const isOurs = (own: ReadonlySet<string>, address: string): boolean =>
  own.has(address) || own.has(splitPlusAddress(address).address);

/** Customers by address, made when they are new. In one order everywhere, so that two mails never wait in a circle. */
export async function customersOf(ctx: Ctx, people: readonly MailAddress[]): Promise<Map<string, Requester>> {
  const found = new Map<string, Requester>();
  for (const { address, name } of people.toSorted((a, b) => (a.address < b.address ? -1 : 1))) {
    if (found.has(address)) continue;
    found.set(address, await findOrCreateCustomer(ctx, { email: address, ...(name === "" ? {} : { name }) }));
  }
  return found;
}
