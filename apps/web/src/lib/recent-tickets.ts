"use client";
import type { StatusCategory } from "@desk/contracts/words";
import { readStored, writeStored } from "./stored";

export type RecentTicket = { number: number; subject: string; status: StatusCategory };

const key = "halen.recent";
const keptMax = 12;
const isList = (value: unknown): value is RecentTicket[] => Array.isArray(value);

/** Tickets opened lately on this device, newest first. */
export const recentTickets = (): RecentTicket[] => readStored(key, isList) ?? [];

export function rememberTicket(ticket: RecentTicket): void {
  const others = recentTickets().filter((each) => each.number !== ticket.number);
  writeStored(key, [ticket, ...others].slice(0, keptMax));
}
