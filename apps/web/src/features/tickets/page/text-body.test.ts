import { expect, test } from "vitest";
import { foldText } from "./text-body";

test("CV-11: what stands before the mark is new, what stands behind it is folded and complete", () => {
  const text = "Thank you, it fits.\n\n-- \nAna\n\nOn Monday Grace wrote:\n> Does it fit?";
  const { body, folded } = foldText(text, text.indexOf("-- "));
  expect(body).toBe("Thank you, it fits.");
  expect(folded).toBe("-- \nAna\n\nOn Monday Grace wrote:\n> Does it fit?");
});

test("CV-11: nothing is folded when nothing new would be left", () => {
  expect(foldText("> only a quotation", 0)).toEqual({ body: "> only a quotation", folded: "" });
});

test("lines quoted at the end fold without a mark; lines in the middle stay", () => {
  expect(foldText("Yes.\n> Does it fit?", null)).toEqual({ body: "Yes.", folded: "> Does it fit?" });
  expect(foldText("> Does it fit?\nYes.", null).folded).toBe("");
});
