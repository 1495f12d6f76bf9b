"use client";
import { knownZone } from "@desk/contracts/wall-clock";
import { useMe } from "@/lib/me";

/** My time zone, and the customer's where it is known and another one. */
export function useZones(customerZone: string | null | undefined): { mine: string; customer: string | null } {
  const wished = useMe()?.preferences.timeZone;
  const mine = knownZone(wished === "auto" ? null : wished) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const customer = knownZone(customerZone);
  return { mine, customer: customer === mine ? null : customer };
}
