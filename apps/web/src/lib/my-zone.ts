"use client";
import { knownZone } from "@desk/contracts/wall-clock";
import { useMe } from "./me";

/** The zone of my account, or of this browser where the account follows it. */
export function useMyZone(): string {
  const wished = useMe()?.preferences.timeZone;
  return knownZone(wished === "auto" ? null : wished) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
