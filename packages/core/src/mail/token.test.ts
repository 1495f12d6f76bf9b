import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bodyTokenLine,
  bodyTokensIn,
  makeReplyToken,
  readReplyToken,
  replyAddress,
  replyTokenKinds,
  replyTokenLength,
  splitPlusAddress,
  subjectNumbersIn,
} from "./token";

const key = randomBytes(32).toString("hex");
const someToken = fc.record({
  kind: fc.constantFrom(...replyTokenKinds),
  ticketNumber: fc.integer({ min: 1, max: 2 ** 40 - 1 }),
  recipient: fc.emailAddress(),
});

test("a token says what it was made of, in any case, and fits into an address", () => {
  fc.assert(
    fc.property(someToken, fc.boolean(), (made, isUpper) => {
      const token = makeReplyToken(key, made);
      expect(token).toMatch(/^[ran][a-z2-7]{28}$/u);
      expect(token).toHaveLength(replyTokenLength);
      const address = replyAddress("support@example.com", isUpper ? token.toUpperCase() : token);
      const { address: plain, suffix } = splitPlusAddress(address);
      expect(plain).toBe("support@example.com");
      const read = readReplyToken(key, suffix ?? "");
      expect(read).toMatchObject({ kind: made.kind, ticketNumber: made.ticketNumber });
      expect(read?.isFor(made.recipient.toUpperCase())).toBe(true);
    }),
  );
});

test("C02, C04: a token with one letter changed, of another kind or of another workspace is none", () => {
  fc.assert(
    fc.property(someToken, fc.nat({ max: 28 }), fc.constantFrom(..."abcdefgnr234567"), (made, at, letter) => {
      const token = makeReplyToken(key, made);
      const forged = token.slice(0, at) + letter + token.slice(at + 1);
      expect(readReplyToken(key, forged) === null).toBe(forged !== token);
      expect(readReplyToken(randomBytes(32).toString("hex"), token)).toBeNull();
      expect(readReplyToken(key, `${token}a`)).toBeNull();
    }),
  );
});

test("a token is for one recipient", () => {
  const read = readReplyToken(
    key,
    makeReplyToken(key, { kind: "a", ticketNumber: 7, recipient: "robin@desk.example" }),
  );
  expect(read?.isFor("Robin@Desk.example ")).toBe(true);
  expect(read?.isFor("mallory@desk.example")).toBe(false);
});

test("nothing that is not a token is read as one", () => {
  for (const text of ["", "r", "+", "rabc", `x${"a".repeat(28)}`, `r${"1".repeat(28)}`, `r${"ä".repeat(28)}`])
    expect(readReplyToken(key, text)).toBeNull();
});

test("tokens and tags are found in texts, a bounded number of them", () => {
  const token = makeReplyToken(key, { kind: "r", ticketNumber: 12, recipient: "ana@rides.example" });
  expect(bodyTokensIn(`On Monday you wrote:\n> ${bodyTokenLine(token)}\n> bye`)).toEqual([token]);
  expect(bodyTokensIn(`${bodyTokenLine(token)}x xref:${token} ref:rshort`)).toEqual([]);
  expect(bodyTokensIn(`${bodyTokenLine(token)} `.repeat(1_000))).toHaveLength(20);
  expect(subjectNumbersIn("Re: [#1234] Lost bag [ext] [#99] [#abc]")).toEqual([1234, 99]);
  expect(subjectNumbersIn("Re: Lost bag [#HD-202611-1234] [#2025-7]")).toEqual([1234, 7]);
});

test("a plus in front of everything is part of the name", () => {
  expect(splitPlusAddress("+a@example.com")).toEqual({ address: "+a@example.com", suffix: null });
  expect(splitPlusAddress("ana@example.com")).toEqual({ address: "ana@example.com", suffix: null });
  expect(splitPlusAddress("a+b+c@example.com")).toEqual({ address: "a+b@example.com", suffix: "c" });
});
