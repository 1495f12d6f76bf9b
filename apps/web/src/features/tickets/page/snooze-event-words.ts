import type { WakeReason } from "@desk/contracts/words";
import { momentOf } from "@/lib/time";

const reasonWords: Record<WakeReason, string> = {
  due: "its time came",
  asked: "by hand",
  customer: "the customer wrote",
  solved: "solved",
  closed: "closed",
  deleted: "deleted",
};

const isReason = (value: unknown): value is WakeReason => typeof value === "string" && value in reasonWords;

/** Until when it was snoozed, or why it is awake again. */
export function snoozeEventWords(type: "ticket.snoozed" | "ticket.woken", data: Record<string, unknown>): string {
  if (type === "ticket.snoozed")
    return typeof data.new === "string" ? `snoozed this until ${momentOf(data.new, Date.now())}` : "snoozed this";
  return isReason(data.reason) ? `woke this (${reasonWords[data.reason]})` : "woke this";
}
