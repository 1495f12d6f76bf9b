import { expect, test } from "vitest";
import { findSecretProblems } from "./boot-check";
import { newSecret } from "./secret";

const refused: [string, string | undefined][] = [
  ["unset", undefined],
  ["empty", ""],
  ["spaces", "                                        "],
  ["short", "k9Xv2mQ7pLw4"],
  ["a sample", "change-me-to-a-random-secret-of-32-chars"],
  ["a sample env line", "your-secret-here-your-secret-here-your-secret"],
  ["one character repeated", "a".repeat(64)],
];

test.each(refused)("L02, A05: production refuses an AUTH_SECRET that is %s, and names the variable", (_, secret) => {
  const problems = findSecretProblems({ AUTH_SECRET: secret, NODE_ENV: "production" });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain("AUTH_SECRET");
});

test("L02: a random secret starts, a thousand times over", () => {
  for (let round = 0; round < 1_000; round++)
    expect(findSecretProblems({ AUTH_SECRET: newSecret(), NODE_ENV: "production" })).toEqual([]);
});

test("a problem never repeats the secret itself", () => {
  const secret = "change-me-to-a-random-secret-of-32-chars";
  expect(findSecretProblems({ AUTH_SECRET: secret, NODE_ENV: "production" }).join()).not.toContain(secret);
});
