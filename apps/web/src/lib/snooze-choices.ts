import { snoozeTime } from "@desk/contracts/snooze-time";
import { type SnoozeWord, snoozeWords } from "@desk/contracts/words";
import { dayAndTime } from "./day-and-time";

const labels: Record<SnoozeWord, string> = {
  "later-today": "Later today",
  tomorrow: "Tomorrow",
  "next-week": "Next week",
};

type SnoozeChoice = { id: SnoozeWord; label: string; at: string; words: string };

/** The usual times by this clock; what there is no more today is left out. */
export function snoozeChoices(nowMs: number, timeZone: string): SnoozeChoice[] {
  return snoozeWords.flatMap((id) => {
    const atMs = snoozeTime(id, nowMs, timeZone);
    if (atMs === null) return [];
    return [{ id, label: labels[id], at: new Date(atMs).toISOString(), words: dayAndTime(timeZone, atMs) }];
  });
}
