import { expect, test } from "vitest";
import { factsOfText, factsToText, linesOf } from "./facts";

test("facts survive being shown as text and read back", () => {
  const facts = { City: "Warsaw", Vehicle: "Yamaha NMAX: 2024" };
  expect(factsOfText(factsToText(facts))).toEqual(facts);
});

test("a line without a name is no fact", () => {
  expect(factsOfText(": nothing\njust words\nStage: documents")).toEqual({ Stage: "documents" });
});

test("addresses are read one per line", () => {
  expect(linesOf(" a@example.com \n\n b@example.com")).toEqual(["a@example.com", "b@example.com"]);
});
