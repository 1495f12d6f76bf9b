import { expect, test } from "vitest";
import { editChip, type FieldState, readField, readingOf, removeChip, settle, textOf, typeDraft } from "./field-state";

const type = (state: FieldState, text: string) =>
  [...text].reduce((now, letter) => typeDraft(now, now.draft + letter), state);
const chipsOf = (state: FieldState) => state.chips.map(({ text }) => text);

test("QV-06: conditions become chips as they are finished, words stay text behind them", () => {
  const state = type(readField(""), "status:open lost -label:vip bag");
  expect(chipsOf(state)).toEqual(["status:open", "-label:vip"]);
  expect(state.draft).toBe("lost bag");
  expect(chipsOf(type(readField(""), "status:open"))).toEqual([]);
});

test("a quotation, a list and a parenthesis are one condition, however many blanks they hold", () => {
  const state = type(readField(""), 'team:"Lost items" status:(new, open) (label:vip OR priority:urgent) ');
  expect(chipsOf(state)).toEqual(['team:"Lost items"', "status:(new, open)", "(label:vip OR priority:urgent)"]);
  expect(state.draft).toBe("");
});

test("an OR typed behind a chip joins it", () => {
  const state = type(readField(""), "label:vip OR label:refund ");
  expect(state.chips.map(({ field, value }) => `${field} ${value}`)).toEqual(["any of label:vip OR label:refund"]);
});

test("what stands in the field is what was read, canonically", () => {
  for (const text of [
    "",
    "refund",
    "status:open priority>=high refund",
    "-(label:a label:b) x",
    "label:a OR label:b",
  ]) {
    const state = readField(text);
    expect(readingOf(state).canonical).toBe(readingOf(readField(textOf(state).text)).canonical);
  }
});

test("QV-06: a problem is placed in what is being typed, with what puts it right", () => {
  const state = { ...readField("status:open"), draft: "lost asignee:me" };
  const [problem] = readingOf(state).problems;
  expect(problem).toMatchObject({ from: 5, code: "unknown_field", suggestion: "assignee:me" });
  expect(state.draft.slice(problem?.from, problem?.to)).toBe("asignee:me");
});

test("a chip is edited in its place and put back; the words behind it are kept", () => {
  const state = readField("status:open label:vip lost bag");
  const editing = editChip(state, 0);
  expect(editing.draft).toBe("status:open");
  expect(editing.at).toBe(0);
  const settled = settle({ ...editing, draft: "status:pending" });
  expect(settled && textOf(settled).text).toBe("status:pending label:vip lost bag");
});

test("a removed chip leaves the rest as it is", () => {
  expect(textOf(removeChip(readField("status:open label:vip bag"), 0)).text).toBe("label:vip bag");
});
