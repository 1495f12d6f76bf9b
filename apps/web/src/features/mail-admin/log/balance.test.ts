import type { MailCounts } from "@desk/contracts/mail-log";
import { expect, test } from "vitest";
import { balanceWords, isBalanced } from "./balance";

const counts: MailCounts = {
  stored: 12_408,
  waiting: 0,
  ticket: 8_101,
  reply: 4_300,
  duplicate: 1,
  bounce: 0,
  suspended: 6,
  rejected: 0,
  unprocessable: 0,
  isBalanced: true,
  causes: [],
};

test("EM-10: the count balances in words, and says so when it does not", () => {
  expect(balanceWords(counts)).toBe(
    "12\u202F408 stored = 8\u202F101 tickets + 4\u202F300 replies + 1 duplicate + 6 suspended",
  );
  expect(isBalanced(counts)).toBe(true);
  expect(balanceWords({ ...counts, stored: 12_409 })).toContain("≠");
  expect(isBalanced({ ...counts, isBalanced: false })).toBe(false);
  expect(balanceWords({ ...counts, stored: 0, ticket: 0, reply: 0, duplicate: 0, suspended: 0 })).toBe("0 stored = 0");
});
