import { conflict, invalid } from "@desk/core/error";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SettingError } from "./env";
import { exitCodes, report } from "./outcome";

let out = "";
let err = "";
beforeEach(() => {
  out = "";
  err = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
const cases: [string, unknown, number][] = [
  ["a wrong setting", new SettingError("DATABASE_URL is not set."), exitCodes.usage],
  ["bad input", invalid("email", "Enter one e-mail address."), exitCodes.usage],
  ["a conflict", conflict("This address is taken."), exitCodes.refused],
  ["a database that does not answer", new Error("Failed query", { cause: refused }), exitCodes.unreachable],
  ["anything else", new Error("boom"), exitCodes.failed],
];

test.each(cases)("%s has an exit code of its own and one sentence without a stack", async (_, error, exitCode) => {
  await report({ isJson: false }, () => Promise.reject(error));
  expect(process.exitCode).toBe(exitCode);
  expect(err).toMatch(/^desk: .+\n$/u);
  expect(err).not.toContain("    at ");
});

test("with --json an error is one JSON object on standard output", async () => {
  await report({ isJson: true }, () => Promise.reject(invalid("email", "Enter one e-mail address.")));
  expect(JSON.parse(out)).toMatchObject({ error: { code: "usage", fields: [{ path: "email" }] } });
  expect(err).toBe("");
});

test("a result is JSON for programs and a sentence for people", async () => {
  const work = async () => ({ data: { applied: 2 }, text: "2 migrations applied.", exitCode: exitCodes.partly });
  await report({ isJson: true }, work);
  await report({ isJson: false }, work);
  expect(out).toBe('{"applied":2}\n2 migrations applied.\n');
  expect(process.exitCode).toBe(exitCodes.partly);
});
