import { wakeDueTickets } from "@desk/core/snooze";
import { startRounds } from "./rounds";
import type { Tools } from "./tools";

const everyMs = 2_000;

/** Wakes snoozed tickets within seconds of their time. */
export const startWaking = (tools: Pick<Tools, "db" | "log">): { stop: () => Promise<void> } =>
  startRounds(tools, {
    everyMs,
    work: () => wakeDueTickets(tools.db),
    trouble: "snoozed tickets could not be woken",
  });
