import type { MailCounts } from "@desk/contracts/mail-log";
import type { MailOutcome } from "@desk/contracts/words";
import { stateWords } from "../parts/mail-words";

const order: readonly (MailOutcome | "waiting")[] = [
  "ticket",
  "reply",
  "duplicate",
  "bounce",
  "suspended",
  "rejected",
  "unprocessable",
  "waiting",
];
const numberWords = (count: number): string => count.toLocaleString("en").replaceAll(",", "\u202F");

export type Summand = { state: MailOutcome | "waiting"; count: number; words: string };

/** What the stored mails became, in the order of the log; only what there is. */
function summandsOf(counts: MailCounts): Summand[] {
  return order
    .filter((state) => counts[state] > 0)
    .map((state) => {
      const { word, many } = stateWords[state];
      const name = counts[state] === 1 ? word.toLowerCase() : many;
      return { state, count: counts[state], words: `${numberWords(counts[state])} ${name}` };
    });
}

/** "12 408 stored = 8 101 tickets + 4 000 replies + …", or that it does not add up. */
export function balanceWords(counts: MailCounts): string {
  const sum = summandsOf(counts);
  const right = sum.length === 0 ? "0" : sum.map(({ words }) => words).join(" + ");
  const total = sum.reduce((before, { count }) => before + count, 0);
  const sign = counts.isBalanced && total === counts.stored ? "=" : "≠";
  return `${numberWords(counts.stored)} stored ${sign} ${right}`;
}

export const isBalanced = (counts: MailCounts): boolean =>
  counts.isBalanced && summandsOf(counts).reduce((sum, { count }) => sum + count, 0) === counts.stored;
