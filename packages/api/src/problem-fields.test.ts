import { CreateTicket } from "@desk/contracts/ticket";
import { expect, test } from "vitest";
import type { z } from "zod";
import { fieldsOf } from "./problem-fields";

const problemsIn = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return error === undefined ? [] : fieldsOf(error);
};
const valid = { subject: "Bag", requester: { email: "ana@rides.example" }, body: { text: "Hello" } };

test("every problem has a dotted path and a sentence that says what to do", () => {
  const fields = problemsIn(CreateTicket, {
    ...valid,
    subject: "",
    priority: "now",
    ccs: ["ok@x.example", "not"],
    status: undefined,
  });
  expect(fields).toEqual([
    { path: "subject", message: "This cannot be empty." },
    { path: "priority", message: "Use one of: low, normal, high, urgent." },
    { path: "ccs.1", message: "Enter one e-mail address, such as ana@example.com." },
  ]);
});

test("a missing field is called missing", () => {
  expect(problemsIn(CreateTicket, { ...valid, body: undefined })).toEqual([
    { path: "body", message: "This is required." },
  ]);
});

test("of several accepted shapes the closest one speaks", () => {
  expect(problemsIn(CreateTicket, { ...valid, requester: { email: "nobody" } })).toMatchObject([
    { path: "requester.email" },
  ]);
  expect(problemsIn(CreateTicket, { ...valid, requester: { customerId: "7" } })).toMatchObject([
    { path: "requester.customerId" },
  ]);
});

test("unknown fields are named one by one", () => {
  expect(problemsIn(CreateTicket, { ...valid, role: "owner", workspaceId: "x" }).map(({ path }) => path)).toEqual([
    "role",
    "workspaceId",
  ]);
});

test("a value that is no object at all is one problem without a path", () => {
  for (const value of [null, [], "x", 1]) expect(problemsIn(CreateTicket, value)).toMatchObject([{ path: "" }]);
});
