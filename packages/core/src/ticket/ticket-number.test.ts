import { formatNumber, parseNumber, plainTicketNumbers, TicketNumbers } from "@desk/contracts/ticket-number";
import fc from "fast-check";
import { expect, test } from "vitest";

const madeAt = "2026-11-22T23:30:00.000Z";

test("TC-01: a number is written plainly, with a prefix, with a date or with both", () => {
  expect(formatNumber(plainTicketNumbers, 1234, madeAt)).toBe("1234");
  expect(formatNumber({ prefix: "HD", date: "none" }, 1234, madeAt)).toBe("HD-1234");
  expect(formatNumber({ prefix: "", date: "year" }, 1234, madeAt)).toBe("2026-1234");
  expect(formatNumber({ prefix: "HD", date: "month" }, 1234, madeAt)).toBe("HD-202611-1234");
});

test("TC-01: whatever the format, what was written leads back to the number", () => {
  const formats = fc.record({
    prefix: fc.stringMatching(/^(?:[A-Za-z][A-Za-z0-9]{0,9})?$/u),
    date: fc.constantFrom("none" as const, "year" as const, "month" as const),
  });
  const times = fc.date({ min: new Date("2000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(formats, fc.integer({ min: 1, max: 999_999_999 }), times, (format, number, at) => {
      expect(TicketNumbers.parse(format)).toEqual(format);
      const text = formatNumber(format, number, at.toISOString());
      expect(parseNumber(text)).toBe(number);
      expect(parseNumber(`#${text}`)).toBe(number);
    }),
  );
});

test("what is no ticket number is not taken for one, and a prefix has to be one word", () => {
  for (const text of ["", "#", "HD-", "lost bag", "HD 12", "1.5", "-3", "ticket#12"])
    expect(parseNumber(text)).toBeNull();
  for (const prefix of ["1A", "A-B", "A B", "ABCDEFGHIJK", "É"])
    expect(TicketNumbers.safeParse({ prefix, date: "none" }).success).toBe(false);
});
