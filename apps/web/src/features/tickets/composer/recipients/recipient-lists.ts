import type { TicketView } from "@desk/contracts/ticket";
import type { Person } from "@/lib/mail/address-list";

export type RecipientLists = { to: readonly Person[]; cc: readonly Person[]; bcc: readonly Person[] };
export type Place = keyof RecipientLists;
export const places = ["to", "cc", "bcc"] as const satisfies readonly Place[];

/** What the ticket itself says until the server has told who gets a reply: the requester, and everybody on copy. */
export function listsOnTicket({ requester, ccs }: Pick<TicketView, "requester" | "ccs">): RecipientLists {
  const asPerson = ({ email, name }: { email: string | null; name: string }) =>
    email ? [{ address: email, name }] : [];
  return { to: asPerson(requester), cc: ccs.flatMap(asPerson), bcc: [] };
}

/** Adds people at one place; an address stands once, where it was put last. */
export function withPeople(lists: RecipientLists, place: Place, people: readonly Person[]): RecipientLists {
  const added = new Set(people.map(({ address }) => address));
  const without = (list: readonly Person[]) => list.filter(({ address }) => !added.has(address));
  const rest = { to: without(lists.to), cc: without(lists.cc), bcc: without(lists.bcc) };
  return { ...rest, [place]: [...rest[place], ...people] };
}

export const withoutAddress = (lists: RecipientLists, place: Place, address: string): RecipientLists => ({
  ...lists,
  [place]: lists[place].filter((person) => person.address !== address),
});

export const everyone = ({ to, cc, bcc }: RecipientLists): Person[] => [...to, ...cc, ...bcc];

/** The lists as the server wants them. */
export const addressesOf = ({ to, cc, bcc }: RecipientLists) => ({
  to: to.map(({ address }) => address),
  cc: cc.map(({ address }) => address),
  bcc: bcc.map(({ address }) => address),
});

export const isSameLists = (a: RecipientLists, b: RecipientLists): boolean =>
  places.every((place) => addressesOf(a)[place].toSorted().join() === addressesOf(b)[place].toSorted().join());

/** Addresses as people, with the names that are known. */
export function listsOf(
  given: { to: readonly string[]; cc: readonly string[]; bcc: readonly string[] },
  known: readonly Person[],
): RecipientLists {
  const names = new Map(known.map(({ address, name }) => [address, name]));
  const people = (list: readonly string[]) => list.map((address) => ({ address, name: names.get(address) ?? "" }));
  return { to: people(given.to), cc: people(given.cc), bcc: people(given.bcc) };
}

const word = ({ name, address }: Person) => name || address;

/** "Ana +1" and "Cc 2 · Bcc 1", for the folded line. */
export function summaryOf({ to, cc, bcc }: RecipientLists): { to: string; rest: string } {
  const [first, ...others] = to;
  const counts = [cc.length > 0 ? `Cc ${cc.length}` : "", bcc.length > 0 ? `Bcc ${bcc.length}` : ""];
  return {
    to: first ? `${word(first)}${others.length > 0 ? ` +${others.length}` : ""}` : "Nobody",
    rest: counts.filter((part) => part !== "").join(" · "),
  };
}

/** The same in full, for those who hear it: a reply to all is never silent. */
export function spokenSummary({ to, cc, bcc }: RecipientLists): string {
  const part = (before: string, list: readonly Person[]) =>
    list.length > 0 ? [`${before} ${list.map(word).join(", ")}`] : [];
  const parts = [...part("to", to), ...part("copy to", cc), ...part("hidden copy to", bcc)];
  return parts.length > 0 ? parts.join("; ") : "nobody";
}
