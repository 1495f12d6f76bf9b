import type { MailAddress } from "@desk/contracts/parsed-mail";
import type { Recipients } from "@desk/contracts/ticket";
import type { RecipientRole } from "@desk/contracts/words";
import { invalid } from "../../error";

const recipientsMax = 48;

/** Who stands on a ticket, by address. */
export type People = {
  requester: MailAddress | null;
  copied: MailAddress[];
  /** People who wrote in and were not let in yet. */
  proposed: ReadonlySet<string>;
  /** Addresses of ours. */
  own: ReadonlySet<string>;
};

export type AddressedMail = Record<RecipientRole, MailAddress[]>;

/** Everybody who gets a reply when nobody is named. */
export const everybodyOn = ({ requester, copied }: People): AddressedMail => ({
  to: requester === null ? copied.slice(0, 1) : [requester],
  cc: requester === null ? copied.slice(1) : copied,
  bcc: [],
});

/**
 * Who gets a reply: those named, or everybody on the ticket. Each address once, in the place that shows it best;
 * none of ours, and nobody who was not let in.
 */
export function addressReply(people: People, named: Recipients | undefined): AddressedMail {
  const names = new Map([people.requester, ...people.copied].flatMap((one) => (one ? [[one.address, one.name]] : [])));
  const person = (address: string): MailAddress => ({ address, name: names.get(address) ?? "" });
  const wanted: AddressedMail =
    named === undefined
      ? everybodyOn(people)
      : { to: named.to.map(person), cc: named.cc.map(person), bcc: named.bcc.map(person) };
  const seen = new Set<string>(people.own);
  const once = (list: readonly MailAddress[]) =>
    list.filter(({ address }) => !seen.has(address) && seen.add(address) !== undefined);
  const addressed: AddressedMail = { to: once(wanted.to), cc: once(wanted.cc), bcc: once(wanted.bcc) };
  refuse(addressed, people, named !== undefined);
  return addressed;
}

function refuse({ to, cc, bcc }: AddressedMail, { proposed }: People, isNamed: boolean): void {
  const all = [...to, ...cc, ...bcc];
  if (all.length > recipientsMax) throw invalid("recipients", `A mail goes to at most ${recipientsMax} people.`);
  const outsider = all.find(({ address }) => proposed.has(address));
  if (outsider === undefined) return;
  const words = `${outsider.address} wrote in but was not let in. Accept the person first, or leave them out.`;
  throw invalid(isNamed ? "recipients" : "ticketId", words);
}
