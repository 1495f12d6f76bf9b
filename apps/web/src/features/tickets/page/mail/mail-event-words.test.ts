import { expect, test } from "vitest";
import { mailEventWords } from "./mail-event-words";

test("what became of a mail names the address and the reason", () => {
  const data = { address: "ana@riders.example", reason: "552 Mailbox full" };
  expect(mailEventWords("delivery.bounced", data)).toBe(
    "learnt that the mail to ana@riders.example came back: 552 Mailbox full",
  );
  expect(mailEventWords("delivery.retried", { address: "ana@riders.example" })).toBe(
    "sent the mail to ana@riders.example again",
  );
});

test("an event without names still says what happened", () => {
  expect(mailEventWords("ticket.participant_accepted", {})).toBe("let somebody in");
  expect(mailEventWords("message.unscheduled", {})).toBe("took a planned reply back");
});
