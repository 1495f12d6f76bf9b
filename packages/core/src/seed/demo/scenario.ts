import type { Priority, TicketType } from "@desk/contracts/words";
import type { Language } from "./places";

export const teamKeys = ["onboarding", "trips", "food", "parcels", "safety"] as const;
export type TeamKey = (typeof teamKeys)[number];

/** One thing that happens between a customer and the desk. Words in braces are filled in anew for every ticket. */
export type Scenario = {
  language: Language;
  /** Decides the facts on the customer's page. */
  who: "rider" | "driver" | "courier" | "merchant" | "applicant";
  subjects: readonly string[];
  labels: readonly string[];
  priority?: Priority;
  type?: TicketType;
  /** Pinned on top of the ticket by the agent. */
  pinned?: string;
  /** A file the customer sends with the first message. */
  file?: string;
  thread: readonly Line[];
};

export type Line = { by: "customer" | "agent" | "note"; text: string };

export const asks = (text: string): Line => ({ by: "customer", text });
export const says = (text: string): Line => ({ by: "agent", text });
export const notes = (text: string): Line => ({ by: "note", text });
