import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { toEnvFile } from "./env-file";

test("what is written is read back unchanged", () => {
  const settings = { A: "plain", B: "with space # and = sign", C: "it's", D: `both ' and "`, E: "" };
  expect(parseEnv(toEnvFile(settings))).toEqual(settings);
});

test("a value that cannot be written faithfully is refused", () => {
  expect(() => toEnvFile({ A: "two\nlines" })).toThrow("line break");
});
