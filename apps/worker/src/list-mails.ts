import { mailDueLists } from "@desk/core/export/subscription";
import { startRounds } from "./rounds";
import type { Tools } from "./tools";

const everyMs = 15_000;

/** Mails lists by the clock, within seconds of their hour. */
export const startListMails = (tools: Pick<Tools, "db" | "log">): { stop: () => Promise<void> } =>
  startRounds(tools, { everyMs, work: () => mailDueLists(tools.db), trouble: "lists could not be mailed" });
