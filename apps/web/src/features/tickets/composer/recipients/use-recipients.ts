"use client";
import type { ReplyOptionsView } from "@desk/contracts/outgoing";
import type { TicketView } from "@desk/contracts/ticket";
import { useState } from "react";
import { isAddress, type Person } from "@/lib/mail/address-list";
import { listsOnTicket, type Place, type RecipientLists, withoutAddress, withPeople } from "./recipient-lists";

type Options = {
  ticket: TicketView;
  /** Undefined while it loads. */
  options: ReplyOptionsView | undefined;
  initial: RecipientLists | null;
  onKeep: (lists: RecipientLists | null) => void;
};

export type RecipientsState = ReturnType<typeof useRecipients>;

/** Who gets the reply: everybody it usually goes to, until somebody is added or taken out by hand. */
export function useRecipients({ ticket, options, initial, onKeep }: Options) {
  const [chosen, setChosen] = useState(initial);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const usual: RecipientLists = options ? { to: options.to, cc: options.cc, bcc: [] } : listsOnTicket(ticket);
  const lists = chosen ?? usual;

  function change(next: RecipientLists | null) {
    setChosen(next);
    onKeep(next);
  }

  return {
    lists,
    isChanged: chosen !== null,
    /** Addresses of our own that somebody tried to write to. */
    refused,
    add(place: Place, people: readonly Person[]) {
      const own = new Set(options?.ownAddresses);
      setRefused(people.filter(({ address }) => own.has(address)).map(({ address }) => address));
      const others = people.filter(({ address }) => isAddress(address) && !own.has(address));
      if (others.length > 0) change(withPeople(lists, place, others));
    },
    remove: (place: Place, address: string) => change(withoutAddress(lists, place, address)),
    reset: () => change(null),
  };
}
