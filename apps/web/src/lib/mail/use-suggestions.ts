"use client";
import { useDeferredValue } from "react";
import { api } from "@/trpc/client";
import type { Person } from "./address-list";

const shownMax = 8;
const lookUpFrom = 2;

/** People whose name or address holds what is typed: those of the ticket first, then customers. */
export function useSuggestions(typed: string, known: readonly Person[], chosen: readonly Person[]): Person[] {
  const wanted = useDeferredValue(typed.trim().toLowerCase());
  const found = api.customer.list.useQuery(
    { q: wanted, limit: shownMax },
    { enabled: wanted.length >= lookUpFrom, staleTime: 30_000 },
  );
  if (wanted === "") return [];
  const customers = (found.data?.data ?? []).flatMap(({ name, email }) => (email ? [{ name, address: email }] : []));
  const matching = known.filter(({ name, address }) => `${name} ${address}`.toLowerCase().includes(wanted));
  const isTaken = new Set(chosen.map(({ address }) => address));
  const all = new Map<string, Person>();
  for (const person of [...matching, ...(wanted.length >= lookUpFrom ? customers : [])])
    if (!isTaken.has(person.address) && !all.has(person.address)) all.set(person.address, person);
  return [...all.values()].slice(0, shownMax);
}
