"use client";
import { knownZone } from "@desk/contracts/wall-clock";
import { useMyZone } from "@/lib/my-zone";

/** My time zone, and the customer's where it is known and another one. */
export function useZones(customerZone: string | null | undefined): { mine: string; customer: string | null } {
  const mine = useMyZone();
  const customer = knownZone(customerZone);
  return { mine, customer: customer === mine ? null : customer };
}
